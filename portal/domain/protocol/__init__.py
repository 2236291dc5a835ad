"""What a consultation leads to: the same value for page, PDF and text."""
