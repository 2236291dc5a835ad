"""The Merkliste: facilities that somebody wants to find again."""
