"""Pictures and documents of a facility."""
