"""Saying while somebody types whether a new password is good enough."""
