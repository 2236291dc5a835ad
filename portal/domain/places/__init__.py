"""Postcodes and places of Germany: understand what people type and what lies nearby."""
