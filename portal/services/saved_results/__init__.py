"""Use cases of results that are kept in an account."""
