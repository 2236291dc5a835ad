"""Robin, the Digitale Beratung."""
