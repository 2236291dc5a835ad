"""Pages for people who look for care."""
