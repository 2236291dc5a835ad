"""Changing one's e-mail address."""
