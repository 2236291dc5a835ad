"""The Pflegegrad-Rechner: every criterion, one module a page, nothing stored unasked."""
