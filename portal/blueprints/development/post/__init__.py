"""The mails that the portal would have sent."""
