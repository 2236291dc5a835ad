"""What somebody has agreed to, and how they take it back."""
