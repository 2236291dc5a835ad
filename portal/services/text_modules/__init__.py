"""Texts that a company keeps ready for its answers."""
