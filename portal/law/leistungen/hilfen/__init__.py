"""Aids, adaptation, advice and leave: §§ 37 Abs. 3, 40, 40a, 40b, 44a SGB XI and more."""
