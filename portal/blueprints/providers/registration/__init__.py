"""Registration of a provider, in three steps: company, contact, password and consent."""
