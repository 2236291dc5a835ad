"""The Merkliste, with and without an account."""
