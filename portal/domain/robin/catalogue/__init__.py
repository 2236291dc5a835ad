"""What Robin asks and says: read from YAML, checked, and held as values."""
