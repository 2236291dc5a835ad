"""Employees of a company and their rights."""
