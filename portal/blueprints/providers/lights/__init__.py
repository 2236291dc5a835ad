"""„Verfügbarkeit“: the light of each kind of place, set with one tap."""
