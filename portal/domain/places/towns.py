"""Towns and villages, gathered from the postcodes in which their name occurs."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median_low
from typing import NamedTuple

from portal.domain.places.folding import fold
from portal.domain.places.naming import short_name
from portal.domain.places.place import Place
from portal.domain.places.rows import LAENDER, Row
from portal.values.geo import Point

SAME_TOWN_M = 15_000
"""Two postcodes with the same place name belong to one town up to this distance."""

SAME_MAIN_TOWN_M = 20_000
"""The same for two postcodes of one Land that have it as their main place."""

_METRES_NORTH_PER_E5, _METRES_EAST_PER_E5 = 111, 70
"""Centimetres per 0.00001 degree in the middle of Germany; exact enough here."""

_MAY_BE_SHORTENED = re.compile(r"[ (/,]").search

FOLDED_LAND = {land: fold(text=land) for land in LAENDER}


class Town(NamedTuple):
    """A town or village: its names, its rows and what tells it apart; a light tuple.

    `rows` are all rows that name it, ascending; `main_count` says of how many of them it is
    the main place and is the measure of size.
    """

    name: str
    folded: str
    short: str
    land: str
    rows: Sequence[Row]
    main_count: int
    addition: str

    @property
    def choice(self) -> str:
        """Return the folded label."""
        own_land = "" if self.name == self.land else FOLDED_LAND[self.land]
        words = (self.folded, own_land, fold(text=self.addition) if self.addition else "")
        return " ".join(word for word in words if word)

    @property
    def rank(self) -> tuple[int, int, int, str, str]:
        """Return the sort key that puts big towns first."""
        return (-self.main_count, -len(self.rows), len(self.folded), self.folded, self.choice)


class _Mention(NamedTuple):
    """One name in one row; a tuple, because some 23,000 of them are made at start."""

    name: str
    land: str
    row: Row
    is_main: bool


def gather_towns(*, rows: Sequence[Row]) -> tuple[Town, ...]:
    """Return all towns and villages, ascending by folded name.

    Equal names are one town when their postcodes chain together over at most SAME_TOWN_M, or
    when the name is that of a Land (Hamburg with its island in the North Sea). Towns of equal
    name in the same Land get a postcode into their label.
    """
    mentions: defaultdict[str, list[_Mention]] = defaultdict(list)
    for row in rows:
        mentions[row.main.name].append(_Mention(*row.main, row, is_main=True))
        for settlement in row.further:
            mentions[settlement.name].append(_Mention(*settlement, row, is_main=False))
    by_folded: defaultdict[str, list[_Mention]] = defaultdict(list)
    for name, found in mentions.items():
        by_folded[fold(text=name)].extend(found)
    towns: list[Town] = []
    for folded in sorted(by_folded):
        towns.extend(_towns_of_name(folded, by_folded[folded]))
    return tuple(towns)


def _towns_of_name(folded: str, mentions: list[_Mention]) -> list[Town]:
    if len(mentions) == 1:
        return [_only_mentioned_once(folded, mentions[0])]
    clusters = _clusters(mentions)
    lands = [_land(cluster) for cluster in clusters]
    return [
        _town(folded, cluster, land, is_unique=lands.count(land) == 1)
        for cluster, land in zip(clusters, lands, strict=True)
    ]


def _clusters(mentions: list[_Mention]) -> list[list[_Mention]]:
    clusters = []
    waiting = mentions
    while waiting:
        cluster, waiting = [waiting[0]], waiting[1:]
        for member in cluster:  # grows while we walk over it
            near = [m for m in waiting if _is_same_town(member, m)]
            waiting = [m for m in waiting if not _is_same_town(member, m)]
            cluster.extend(near)
        clusters.append(cluster)
    return clusters


def _is_same_town(a: _Mention, b: _Mention) -> bool:
    if a.name == a.land == b.land:
        return True
    north = (a.row.lat_e5 - b.row.lat_e5) * _METRES_NORTH_PER_E5
    east = (a.row.lon_e5 - b.row.lon_e5) * _METRES_EAST_PER_E5
    reach = SAME_MAIN_TOWN_M if a.is_main and b.is_main and a.land == b.land else SAME_TOWN_M
    return north * north + east * east <= (reach * 100) ** 2


def _land(cluster: list[_Mention]) -> str:
    counted = Counter(m.land for m in cluster if m.is_main) or Counter(m.land for m in cluster)
    return min(counted, key=lambda land: (-counted[land], land))


def _only_mentioned_once(folded: str, mention: _Mention) -> Town:
    """Build the common case without sorting and counting; it decides about the time to start."""
    name, land, row, is_main = mention
    return Town(
        name=name,
        folded=folded,
        short=short_name(name=name) if _MAY_BE_SHORTENED(name) else folded,
        land=land,
        rows=(row,),
        main_count=int(is_main),
        addition="",
    )


def _town(folded: str, cluster: list[_Mention], land: str, *, is_unique: bool) -> Town:
    cluster.sort(key=lambda m: (not m.is_main, m.row.postcode))
    leader = cluster[0]
    addition = "" if is_unique else leader.row.postcode
    if addition and not leader.is_main:
        addition = f"{addition} {leader.row.main.name}"
    return Town(
        name=leader.name,
        folded=folded,
        short=short_name(name=leader.name) if _MAY_BE_SHORTENED(leader.name) else folded,
        land=land,
        rows=tuple(sorted((m.row for m in cluster), key=lambda row: row.postcode)),
        main_count=sum(m.is_main for m in cluster),
        addition=addition,
    )


def town_place(*, town: Town) -> Place:
    """Return the town as the place a person chooses."""
    rows = tuple(town.rows)
    details = [detail for detail in (town.land, town.addition) if detail != town.name]
    detail = ", ".join(filter(None, details))
    return Place(
        label=f"{town.name} ({detail})" if detail else town.name,
        name=town.name,
        land=town.land,
        postcodes=tuple(row.postcode for row in rows),
        point=_centre(town.name, rows),
        key=town.choice.replace(" ", "-"),
    )


def postcode_place(*, row: Row) -> Place:
    """Return the postcode as the place a person chooses."""
    return Place(
        label=f"{row.postcode} {row.main.name}",
        name=row.main.name,
        land=row.main.land,
        postcodes=(row.postcode,),
        point=row_point(row=row),
        key=row.postcode,
    )


def row_point(*, row: Row) -> Point:
    """Return the centre of the postcode."""
    return Point.from_micro(row.lat_e5 * 10, row.lon_e5 * 10)


def _centre(name: str, rows: tuple[Row, ...]) -> Point:
    """Return the postcode centre nearest to the median of the town's postcodes.

    Postcodes are dense where people live, so that the median lies in the inner town; a far
    exclave does not move it.
    """
    own = tuple(row for row in rows if row.main.name == name) or rows
    lat = median_low(row.lat_e5 for row in own)
    lon = median_low(row.lon_e5 for row in own)
    nearest = min(
        own,
        key=lambda row: (
            ((row.lat_e5 - lat) * _METRES_NORTH_PER_E5) ** 2
            + ((row.lon_e5 - lon) * _METRES_EAST_PER_E5) ** 2,
            row.postcode,
        ),
    )
    return row_point(row=nearest)
