"""The audit trail: who did what to what, and what of it may be written down."""
