"""Inquiries: sent, confirmed, followed, answered, withdrawn."""
