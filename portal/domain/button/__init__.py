"""The „Anfrage-Button“ on a provider's own site: what is asked there, and what fits."""
