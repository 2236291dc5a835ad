"""„Ampeln als Tabelle“: all lights out of the portal and back with a spreadsheet."""
