"""Groups of facilities: made, named, filled and dissolved."""
