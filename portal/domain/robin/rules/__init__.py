"""What follows from the answers: the six decisions, articles and aids."""
