"""Up to four facilities of one category side by side."""
