"""„Warteliste“: who waits for a place at the facilities of a company."""
