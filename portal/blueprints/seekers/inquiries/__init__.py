"""Inquiries: ask up to five facilities, follow the answers, take the data back."""
