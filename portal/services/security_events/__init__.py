"""What happened to accounts: how long it stays."""
