"""The statutes: dated parameters and rules, one module per paragraph."""
