"""Pages for those who offer care."""
