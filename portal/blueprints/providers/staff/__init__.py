"""„Mitarbeiter-Zugänge“: who else works for the company, and what they may do."""
