"""Mail: how often it is tried and how long it is kept."""
