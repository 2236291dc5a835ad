"""The addresses at which somebody finds and changes their own entries."""

from dataclasses import dataclass

from flask import url_for


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the page and its buttons lead; the same page stands at a link and in an account.

    Args:
        token: of the link; empty in an account.
    """

    token: str = ""

    @property
    def confirm(self) -> str:
        """Return where a draft is confirmed."""
        return self._to("confirm", "confirm_mine")

    @property
    def keep(self) -> str:
        """Return where all entries are said to be still wanted."""
        return self._to("keep", "keep_mine")

    @property
    def withdraw(self) -> str:
        """Return where one entry is deleted."""
        return self._to("withdraw", "withdraw_mine")

    @property
    def leave(self) -> str:
        """Return where all entries are deleted."""
        return self._to("leave", "leave_mine")

    @property
    def own(self) -> str:
        """Return the page with all entries."""
        return self._to("own", "index")

    def after(self, done: str) -> str:
        """Return the page with a line about what was done."""
        return self._to("own", "index", done=done)

    def _to(self, by_link: str, in_account: str, *, done: str | None = None) -> str:
        if self.token:
            return url_for(f"seekers.waiting.{by_link}", token=self.token, fertig=done)
        return url_for(f"seekers.waiting.{in_account}", fertig=done)
