"""The Pflege- und Wohnangebote."""
