"""„Anfrage“: the inquiries of a company in its dashboard."""
