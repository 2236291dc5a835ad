"""Look towns up by name, by beginning, by abbreviation and by resemblance."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Protocol

from portal.domain.places.naming import is_abbreviation, without_title
from portal.domain.places.spelling import SHORTEST_FUZZY, nearest_names
from portal.domain.places.towns import FOLDED_LAND, Town

BIG_TOWN = 3
"""From so many postcodes on a town may be taken without asking although others share its name."""

TIMES_BIGGER = 3
"""How many times more postcodes it then needs than each of the others."""

_AFTER_EVERY_LETTER = "{"


class Towns(Protocol):
    """Towns by number; each is made when it is asked for, or kept."""

    def __len__(self) -> int:
        """Return how many towns there are."""
        ...

    def __getitem__(self, number: int, /) -> Town:
        """Return the town with that number."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """One town, or several candidates, biggest first; nothing at all if both are empty.

    `is_corrected` says that the text was read with a correction.
    """

    town: Town | None = None
    candidates: tuple[Town, ...] = ()
    is_corrected: bool = False


class NameIndex:
    """Towns under their full, short and label names."""

    def __init__(self, *, towns: Towns) -> None:
        by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._big: dict[str, Town] = {}
        for number in range(len(towns)):
            town = towns[number]
            by_name[town.folded].append(number)
            if town.short != town.folded:
                by_name[town.short].append(number)
            if town.main_count >= BIG_TOWN:
                self._big[town.folded] = town
        self._towns = towns
        self._sorted_names = sorted(by_name)
        self._numbers, self._ends = array("H"), array("I", [0])
        for name in self._sorted_names:
            self._numbers.extend(by_name[name])
            self._ends.append(len(self._numbers))

    def chosen(self, *, folded: str) -> Town | None:
        """Return the town whose label or key this is."""
        words = folded.split(" ")
        beginnings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        named = (town for name in beginnings for town in self._named(name))
        return next((town for town in named if town.choice == folded), None)

    def resolve(self, *, folded: str) -> Match:
        """Find the town meant by a folded text; stop at the first reading that gives any."""
        if not folded:
            return Match()
        plain = without_title(folded=folded)
        towns = (
            self._named(folded)
            or self._named(plain)
            or self._in_land(plain)
            or self._abbreviated(plain)
            or self._beginning_with(plain)
        )
        if towns:
            return _pick(towns, plain)
        misspelt = self._misspelt(folded)
        return misspelt if misspelt.town or misspelt.candidates else self._leading(folded)

    def starting(self, *, folded: str, limit: int) -> tuple[Town, ...]:
        """Return towns whose name begins with the text, whole names first, then big ones."""
        if not folded or limit < 1:
            return ()
        first = bisect_left(self._sorted_names, folded)
        end = bisect_left(self._sorted_names, folded + _AFTER_EVERY_LETTER)
        exact = sorted(self._named(folded), key=_rank)
        names = self._sorted_names[first:end]
        towns = {town.choice: town for name in names for town in self._named(name)}
        longer = nsmallest(limit, towns.values(), key=_rank)
        found = tuple({t.choice: t for t in (*exact[:limit], *longer)}.values())
        if not found:
            found = (*self._in_land(folded), *self._abbreviated(folded))
        return (found or self._resembling_start(folded))[:limit]

    def _named(self, folded: str) -> tuple[Town, ...]:
        place = bisect_left(self._sorted_names, folded)
        if place == len(self._sorted_names) or self._sorted_names[place] != folded:
            return ()
        first, end = self._ends[place], self._ends[place + 1]
        return tuple(self._towns[number] for number in self._numbers[first:end])

    def _in_land(self, folded: str) -> tuple[Town, ...]:
        """Read a name followed by its Land, as in „Neustadt Hessen“."""
        for land, folded_land in FOLDED_LAND.items():
            name = folded.removesuffix(f" {folded_land}")
            if name != folded:
                named = [t for t in self._named(name) if t.land == land]
                if named:
                    return tuple(sorted(named, key=_rank))
        return ()

    def _abbreviated(self, folded: str) -> tuple[Town, ...]:
        """Read abbreviations as in „Frankfurt a. M.“."""
        first_word, _, rest = folded.partition(" ")
        if not rest:
            return ()
        start = bisect_left(self._sorted_names, first_word + " ")
        end = bisect_left(self._sorted_names, first_word + " " + _AFTER_EVERY_LETTER)
        towns = {
            town.choice: town
            for name in self._sorted_names[start:end]
            if is_abbreviation(typed=folded, name=name)
            for town in self._named(name)
        }
        return tuple(sorted(towns.values(), key=_rank))

    def _beginning_with(self, folded: str) -> tuple[Town, ...]:
        """Read the whole first words of a name, as in „Garmisch“."""
        start = bisect_left(self._sorted_names, folded + " ")
        end = bisect_left(self._sorted_names, folded + " " + _AFTER_EVERY_LETTER)
        return self._towns_named(self._sorted_names[start:end])

    def _misspelt(self, folded: str) -> Match:
        """Take the only name, or by far the biggest town, with the fewest typing errors."""
        near = nearest_names(typed=folded, names=self._sorted_names)
        if not near:
            return Match()
        fewest = near[0][0]
        names = tuple(name for errors, name in near if errors == fewest)
        best = self._towns_named(names)
        winner = _only_or_biggest(best)
        if winner and (len(best) == 1 or winner.folded in names):
            return Match(town=winner, is_corrected=True)
        others = self._towns_named(name for _, name in near)
        return Match(candidates=tuple(dict.fromkeys((*best, *others))), is_corrected=True)

    def _towns_named(self, names: Iterable[str]) -> tuple[Town, ...]:
        towns = {town.choice: town for name in names for town in self._named(name)}
        return tuple(sorted(towns.values(), key=_rank))

    def _leading(self, folded: str) -> Match:
        """Read a big town with something unknown behind it, as in „Berlin Siemensstadt“."""
        words = folded.split(" ")
        for count in range(len(words) - 1, 0, -1):
            town = self._big.get(" ".join(words[:count]))
            if town:
                return Match(town=town, is_corrected=True)
        return Match()

    def _resembling_start(self, folded: str) -> tuple[Town, ...]:
        """Forgive typing errors in a whole name, or in the beginning of a big town's name."""
        if len(folded) < SHORTEST_FUZZY:
            return ()
        near = nearest_names(typed=folded, names=self._sorted_names)
        if near:
            return self._towns_named(name for _, name in near)
        beginnings: defaultdict[str, list[Town]] = defaultdict(list)
        for name, town in self._big.items():
            beginnings[name[: len(folded)]].append(town)
        similar = nearest_names(typed=folded, names=tuple(beginnings))
        return tuple(t for _, name in similar for t in sorted(beginnings[name], key=_rank))


def _rank(town: Town) -> tuple[int, int, int, str, str]:
    return town.rank


def _pick(towns: Iterable[Town], folded: str) -> Match:
    """Decide for one town, or ask which.

    The biggest town wins only if its whole name was typed and its size is unmistakable:
    „München“ means the city; „Frankfurt“ and „Halle“ are asked back.
    """
    ordered = tuple(sorted(towns, key=_rank))
    winner = _only_or_biggest(ordered)
    if winner and (len(ordered) == 1 or winner.folded == folded):
        return Match(town=winner)
    return Match(candidates=ordered)


def _only_or_biggest(ordered: tuple[Town, ...]) -> Town | None:
    first, *others = ordered
    if not others:
        return first
    is_unmistakable = all(first.main_count >= TIMES_BIGGER * len(t.rows) for t in others)
    return first if first.main_count >= BIG_TOWN and is_unmistakable else None
