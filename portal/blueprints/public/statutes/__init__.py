"""The dated values of the law with their sources, for everybody who wants to check them."""
