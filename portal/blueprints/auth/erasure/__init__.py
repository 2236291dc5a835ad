"""Erasing one's account."""
