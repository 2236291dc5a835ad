"""What a provider tells about a facility beyond its address."""
