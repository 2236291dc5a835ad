"""What every service may write along: events of an account and outgoing mail."""
