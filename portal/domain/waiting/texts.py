"""The words of the waiting list: the consent and the reasons, read from an editor's file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.domain.waiting.wish import Reason
from portal.law.strict_yaml import Line, YamlInvalid, read_shape
from portal.values.errors import PortalError
from portal.values.shape import Shape


class WaitingTextsInvalid(PortalError):
    """Report words that break their shape, or a reason without any."""


@dataclass(frozen=True, slots=True)
class WaitingTexts:
    """The words of the waiting list.

    Args:
        consent: what somebody agrees to; another wording is another version.
        reasons: the words of every reason, in the order of `Reason`.
    """

    consent: str
    reasons: Mapping[Reason, str]


class _TextsFile(Shape):
    einwilligung: Line
    gruende: dict[str, Line]


def load_waiting_texts(*, path: Path) -> WaitingTexts:
    """Read the words.

    Raises:
        WaitingTextsInvalid: see there; the message names the file.
    """
    try:
        read = read_shape(text=path.read_text(encoding="utf-8"), shape=_TextsFile)
    except YamlInvalid as error:
        raise WaitingTextsInvalid(f"{path.name}: {error}") from error
    if read.gruende.keys() != {reason.value for reason in Reason}:
        raise WaitingTextsInvalid(f"{path.name}: gruende does not list each reason once")
    return WaitingTexts(
        consent=read.einwilligung,
        reasons={reason: read.gruende[reason.value] for reason in Reason},
    )
