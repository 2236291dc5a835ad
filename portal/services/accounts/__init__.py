"""Accounts: made, confirmed, looked after, deleted."""
