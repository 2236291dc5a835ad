"""Replacing a forgotten password by the link in a mail."""
