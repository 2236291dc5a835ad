"""„Profilübernahme“: who says that a facility is theirs, and what speaks for it."""
