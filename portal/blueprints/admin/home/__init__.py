"""How the portal is doing: the post and the accounts."""
