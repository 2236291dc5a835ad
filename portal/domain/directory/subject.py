"""What a page about a facility names."""

from dataclasses import dataclass

from portal.domain.matching.category import Category


@dataclass(frozen=True, slots=True)
class Subject:
    """The published facility that somebody reviews, corrects or keeps."""

    facility_id: int
    name: str
    category: Category
