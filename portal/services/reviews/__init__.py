"""Reviews: submitted, confirmed, changed, deleted, reported, decided."""
