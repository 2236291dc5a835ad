"""Facilities of one category side by side."""
