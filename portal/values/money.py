"""Amounts of money in integer euro cents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in euro cents; may be negative."""

    cents: int

    @classmethod
    def from_euro_text(cls, text: str) -> "Money":
        """Read a plain decimal such as "347" or "318.40"; exact, no float.

        Raises:
            ValueError: the text is no amount with at most two decimals.
        """
        euros, point, rest = text.partition(".")
        if not euros.isascii() or not euros.isdigit() or (point and not rest.isdigit()):
            raise ValueError(f"not an amount in euro: {text!r}")
        if len(rest) > 2:  # noqa: PLR2004 – a cent has two digits
            raise ValueError(f"more than two decimals: {text!r}")
        return cls(int(euros) * 100 + int(rest.ljust(2, "0") or "0"))

    def german(self) -> str:
        """Return the bare number in German notation: "347", "3.539", "318,40"."""
        euros, cents = divmod(abs(self.cents), 100)
        sign = "−" if self.cents < 0 else ""
        whole = f"{euros:,}".replace(",", ".")
        return f"{sign}{whole},{cents:02d}" if cents else f"{sign}{whole}"
