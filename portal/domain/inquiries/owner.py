"""By what somebody proves that inquiries are theirs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Owner:
    """An account, or the hash of the token in a link that a mail brought; the other is empty."""

    account_id: str = ""
    token_hash: str = ""
