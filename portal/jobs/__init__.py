"""What the worker runs: thin, idempotent, calling services."""
