"""Reviews: what may be rated, what makes a text doubtful, how votes become a mean."""
