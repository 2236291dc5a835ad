"""Claims of facilities: sent by providers, read and decided by support."""
