"""The articles and Hilfsmittel entries as values, loaded and proved."""
