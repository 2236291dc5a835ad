"""Requests over the „Anfrage-Button“."""
