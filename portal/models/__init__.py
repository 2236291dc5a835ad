"""Mapped classes on a plain DeclarativeBase, one aggregate per file."""
