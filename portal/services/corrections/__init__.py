"""Reports about profiles: taken, read by support, decided."""
