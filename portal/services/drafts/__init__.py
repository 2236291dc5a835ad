"""What people type into forms of several pages, until they send it."""
