"""How often a provider is asked whether the lights are still right."""

from datetime import timedelta

ASK_EVERY = timedelta(days=7)
"""One mail a week for all facilities, and only where a light is at least so old."""
