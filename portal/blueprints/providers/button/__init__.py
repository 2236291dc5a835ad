"""„Anfrage-Button“: the snippet for a provider's own site, and what was filtered."""
