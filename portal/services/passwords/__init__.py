"""Passwords that are replaced."""
