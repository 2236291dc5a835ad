"""Deadlines: dates that follow from a paragraph, with public holidays per Land."""
