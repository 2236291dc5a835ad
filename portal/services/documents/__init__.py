"""Documents that the worker renders."""
