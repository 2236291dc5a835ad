"""The page between the portal and another site."""
