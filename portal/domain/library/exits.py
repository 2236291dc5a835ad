"""The few other sites to which the portal leads on: an allow-list, read from a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from portal.law.strict_yaml import Line, YamlInvalid, read_shape
from portal.values.errors import NotFound, PortalError
from portal.values.shape import Limits, Shape


class ExitsInvalid(PortalError):
    """Report a list of exits that breaks its shape."""


@dataclass(frozen=True, slots=True)
class Exit:
    """Another site.

    Args:
        slug: by which our pages name it; nobody can name another address.
        offers: one sentence, what people find there.
        pays_us: whether its owner pays for people who come from here.
    """

    slug: str
    title: str
    publisher: str
    url: str
    offers: str
    pays_us: bool

    @property
    def host(self) -> str:
        """Return the name of the site as it stands in the browser."""
        return urlsplit(self.url).hostname or ""


@dataclass(frozen=True, slots=True)
class Exits:
    """All of them, in the order of the file."""

    all: tuple[Exit, ...]

    def exit(self, *, slug: str) -> Exit:
        """Return the one with that slug.

        Raises:
            NotFound: there is none.
        """
        for one in self.all:
            if one.slug == slug:
                return one
        raise NotFound(f"exit {slug}")


class _ExitFile(Shape):
    titel: Line
    herausgeber: Line
    url: Annotated[str, Limits(pattern=r"https://[a-z0-9.-]+/\S*")]
    findet_man: Line
    zahlt_uns: bool


class _ExitsFile(Shape):
    ziele: dict[Annotated[str, Limits(pattern=r"[a-z0-9-]+")], _ExitFile]


def load_exits(*, path: Path) -> Exits:
    """Read the list.

    Raises:
        ExitsInvalid: it breaks its shape; the message names the place.
    """
    try:
        read = read_shape(text=path.read_text(encoding="utf-8"), shape=_ExitsFile)
    except YamlInvalid as error:
        raise ExitsInvalid(f"{path.name}: {error}") from error
    return Exits(
        tuple(
            Exit(
                slug=slug,
                title=one.titel,
                publisher=one.herausgeber,
                url=one.url,
                offers=one.findet_man,
                pays_us=one.zahlt_uns,
            )
            for slug, one in read.ziele.items()
        )
    )
