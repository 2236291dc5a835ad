"""Every SELECT, named by what it returns."""
