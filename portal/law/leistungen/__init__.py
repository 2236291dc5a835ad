"""What the Pflegeversicherung pays: one module per benefit, each by the law of a day."""
