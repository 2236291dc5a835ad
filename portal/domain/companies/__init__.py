"""Companies that offer care: what they say of themselves."""
