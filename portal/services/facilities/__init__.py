"""Use cases that change the directory."""
