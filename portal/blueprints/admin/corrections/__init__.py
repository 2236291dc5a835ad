"""Reports that something in a profile is wrong."""
