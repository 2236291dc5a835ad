"""Inquiries that the automatic check held back."""
