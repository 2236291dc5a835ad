"""A result that carries its reasons, so that page, PDF and test read the same object."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from portal.values.citation import Citation

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reason:
    """One step that led to a value.

    Args:
        code: short machine word; content or the web layer has its sentence.
        citation: the passage that says so; None where it is plain arithmetic.
    """

    code: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """A value together with the reasons that led to it, in the order of the law."""

    value: T
    reasons: tuple[Reason, ...] = ()

    def has(self, code: str) -> bool:
        """Say whether a reason with this code led to the value."""
        return any(reason.code == code for reason in self.reasons)
