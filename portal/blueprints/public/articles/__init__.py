"""The Informationsportal."""
