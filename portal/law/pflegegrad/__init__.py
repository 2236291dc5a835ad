"""The Pflegegrad: §§ 14 and 15 SGB XI with Anlage 1 and Anlage 2."""
