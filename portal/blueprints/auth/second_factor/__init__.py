"""The code besides the password."""
