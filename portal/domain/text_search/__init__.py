"""Finding offers by words: one spelling for what is stored and for what is typed."""
