"""„Mein persönlicher Bereich“."""
