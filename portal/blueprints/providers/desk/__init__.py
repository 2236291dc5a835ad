"""„Arbeitsbereich“: where providers land, and the group that they look at."""
