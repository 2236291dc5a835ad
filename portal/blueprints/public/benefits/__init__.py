"""What the Pflegekasse pays in one situation, on any day; nothing is stored."""
