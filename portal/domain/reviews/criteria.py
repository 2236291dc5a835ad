"""What can be rated, by category of offer: read from an editor's file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from portal.domain.matching.category import Category
from portal.law.strict_yaml import Line, YamlInvalid, read_shape
from portal.values.errors import PortalError
from portal.values.shape import Limits, Shape

Key = Annotated[str, Limits(pattern=r"[a-z_]+")]


class CriteriaInvalid(PortalError):
    """Report a list of criteria that breaks its shape."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that can be rated.

    Args:
        hint: one sentence, what belongs to it.
    """

    key: str
    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class Criteria:
    """The criteria of each category, in order."""

    by_category: Mapping[Category, tuple[Criterion, ...]]

    def of(self, *, category: Category) -> tuple[Criterion, ...]:
        """Return what can be rated about offers of this category."""
        return self.by_category[category]


class _CriterionFile(Shape):
    titel: Line
    hinweis: Line


class _CriteriaFile(Shape):
    kriterien: dict[Key, _CriterionFile]
    nach_art: dict[str, Annotated[list[Key], Limits(shortest=3, longest=8)]]


def load_criteria(*, path: Path) -> Criteria:
    """Read the list.

    Raises:
        CriteriaInvalid: it breaks its shape, a category is missing or a key is unknown.
    """
    try:
        read = read_shape(text=path.read_text(encoding="utf-8"), shape=_CriteriaFile)
    except YamlInvalid as error:
        raise CriteriaInvalid(f"{path.name}: {error}") from error
    if read.nach_art.keys() != {category.value for category in Category}:
        raise CriteriaInvalid(f"{path.name}: nach_art does not list each category once")
    unknown = {key for keys in read.nach_art.values() for key in keys} - read.kriterien.keys()
    if unknown:
        raise CriteriaInvalid(f"{path.name}: unknown: {', '.join(sorted(unknown))}")
    return Criteria(
        by_category={
            Category(category): tuple(
                Criterion(
                    key=key, title=read.kriterien[key].titel, hint=read.kriterien[key].hinweis
                )
                for key in keys
            )
            for category, keys in read.nach_art.items()
        }
    )
