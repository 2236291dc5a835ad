"""Waiting lists: who may join, what is asked, how long an entry lasts, what its place is."""
