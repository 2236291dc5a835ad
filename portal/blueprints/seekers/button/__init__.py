"""Where the „Anfrage-Button“ on a provider's own site leads."""
