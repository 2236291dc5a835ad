"""Waiting lists: joined, confirmed, asked about, left, read by those who wait and by facilities."""
