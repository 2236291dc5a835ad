"""Lists of offers near a place, for Robin and for the open directory."""
