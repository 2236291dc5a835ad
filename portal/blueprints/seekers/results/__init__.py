"""Results of Robin that are kept in an account."""
