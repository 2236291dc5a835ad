"""Counted attempts."""
