"""Accounts: who has one, how long things last, what a password must be."""
