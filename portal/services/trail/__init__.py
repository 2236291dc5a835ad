"""The audit trail as a whole."""
