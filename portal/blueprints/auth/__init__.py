"""Pages on which people get into their account and out of it: the same for everybody."""
