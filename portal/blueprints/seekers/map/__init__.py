"""The sketch of a map beside a list of offers."""
