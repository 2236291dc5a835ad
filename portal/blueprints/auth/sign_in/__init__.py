"""Signing in, in one or two steps, and out."""
