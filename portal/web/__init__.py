"""Everything Flask that more than one blueprint needs."""
