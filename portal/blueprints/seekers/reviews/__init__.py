"""Reviews: read, write, change, report."""
