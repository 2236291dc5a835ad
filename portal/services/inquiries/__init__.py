"""Inquiries: sent, confirmed, delivered, answered, ended, forgotten."""
