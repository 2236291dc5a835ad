"""Inquiries at the facility: opened by the link in the mail, read, answered, declined."""
