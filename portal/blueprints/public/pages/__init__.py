"""Legal and explaining pages."""
