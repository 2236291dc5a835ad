"""A kept result, opened by a link."""
