"""Pflegeportal: guided advice, directory and provider tools for care in Germany."""
