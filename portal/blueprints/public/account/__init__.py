"""The page behind „Mein Konto“."""
