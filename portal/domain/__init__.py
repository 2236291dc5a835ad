"""Our own rules: pure, explained, without Flask or a database."""
