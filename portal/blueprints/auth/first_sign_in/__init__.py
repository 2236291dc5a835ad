"""„Erstanmeldung“: the first password of somebody whose account was made for them."""
