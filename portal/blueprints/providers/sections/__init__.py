"""A facility in parts, each with a form of its own that is saved by itself."""
