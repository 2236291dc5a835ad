"""Confirming the address of an account by the link in a mail."""
