"""Name, telephone number and the ways to everything else of one's account."""
