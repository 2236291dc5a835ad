"""The outside world behind the ports of portal.values.ports."""
