"""The two ways to one's own inquiries: the account, or the link in a mail."""

from dataclasses import dataclass

from flask import url_for

from portal.domain.inquiries.owner import Owner
from portal.web.access import signed_in
from portal.web.inquiry_links import seeker_path
from portal.web.visiting import hash_token


@dataclass(frozen=True, slots=True)
class Way:
    """Who looks, and where the pages of this way are.

    Args:
        token: of the link in the mail; empty with an account.
    """

    owner: Owner
    token: str = ""

    def one(self, inquiry_id: str) -> str:
        """Return the path of one inquiry."""
        return seeker_path(token=self.token, inquiry_id=inquiry_id)

    def step(self, inquiry_id: str, step: str) -> str:
        """Return the path to which a step with one inquiry is sent."""
        return f"{self.one(inquiry_id)}/{step}"

    def sending(self, batch_id: str) -> str:
        """Return the path of everything that was sent at once."""
        if self.token:
            return seeker_path(token=self.token)
        return url_for("seekers.inquiries.account_sending", batch_id=batch_id)

    def withdraw_all(self, batch_id: str) -> str:
        """Return the path to which taking all of it back is sent."""
        return f"{self.sending(batch_id)}/zurueckziehen"


def by_link(token: str) -> Way:
    """Return the way of somebody who has the link."""
    return Way(owner=Owner(token_hash=hash_token(token=token)), token=token)


def by_account() -> Way:
    """Return the way of somebody who is signed in."""
    return Way(owner=Owner(account_id=signed_in().account_id))
