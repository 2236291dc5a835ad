"""Taking one's own data along."""
