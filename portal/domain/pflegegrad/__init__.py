"""What we say about the Pflegegrad in our own words."""
