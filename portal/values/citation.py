"""Where a rule or a number comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of law or an official notice.

    Args:
        norm: as German lawyers write it, "§ 15 Abs. 3 SGB XI".
        reference: gazette or publication, "BGBl. 2025 I Nr. 371"; empty if none is needed.
        url: where to read it; empty if there is none.
    """

    norm: str
    reference: str = ""
    url: str = ""

    def __str__(self) -> str:
        """Return the norm."""
        return self.norm
