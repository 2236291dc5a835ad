"""„Verwaltung Einrichtung“: the list of a company's facilities and what happens to one."""
