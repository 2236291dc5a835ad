"""What the open directory shows of one facility."""
