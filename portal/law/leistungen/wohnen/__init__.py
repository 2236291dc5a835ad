"""Living with care: Wohngruppe, gemeinschaftliche Wohnform, Heim, Behindertenhilfe."""
