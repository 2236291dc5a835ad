"""Time off for those who care: §§ 39, 42 and 42a SGB XI."""
