"""„Gruppen“: facilities that are looked at together."""
