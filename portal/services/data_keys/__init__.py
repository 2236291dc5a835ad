"""Use cases of the keys that encrypt what is stored."""
