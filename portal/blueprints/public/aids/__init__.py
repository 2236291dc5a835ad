"""The Pflegehilfsmittel."""
