"""Companies, as support sees to them."""
