"""Sign-ins: slowed down, opened, completed, closed."""
