"""Use cases of a consultation with Robin."""
