"""Use cases of what providers tell about their facilities."""
