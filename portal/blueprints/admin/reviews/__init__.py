"""Reviews that wait for a person, and those that were reported."""
