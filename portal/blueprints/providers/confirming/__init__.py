"""The page behind the link of the weekly mail: „Stimmt noch“ without signing in."""
