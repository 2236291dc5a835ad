"""Accounts: found, locked and opened again."""
