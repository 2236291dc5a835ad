"""The flats of a housing offer, each with its own availability."""
