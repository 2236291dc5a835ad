"""Waiting lists: join one, see one's place, stay or leave."""
