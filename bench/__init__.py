"""Measure the portal; `make bench` prints the report, each figure beside its reference."""
