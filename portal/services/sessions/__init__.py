"""Where an account is signed in, and how that ends."""
