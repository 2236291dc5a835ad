"""Companies: locked, opened again, renamed."""
