"""The outbox: each mail is claimed, sent outside any transaction, and settled."""
