"""Suggestions for places."""
