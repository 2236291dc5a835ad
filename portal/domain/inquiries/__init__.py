"""Inquiries: what a seeker asks of facilities, where each stands and how long it is kept."""
