"""The audit trail, searched and taken along."""
