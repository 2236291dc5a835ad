"""What a person says about the situation for which benefits are looked up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.values.errors import Invalid
from portal.values.money import Money

HIGHEST_GRADE, WHOLE_PERCENT = 5, Decimal(100)
NOTHING = Money(0)


class Wohnform(StrEnum):
    """Where the person lives."""

    ZU_HAUSE = "zu_hause"
    WOHNGRUPPE = "wohngruppe"
    GEMEINSCHAFTLICH = "gemeinschaftlich"
    HEIM = "heim"
    BEHINDERTENHILFE = "behindertenhilfe"


HAEUSLICH = frozenset({Wohnform.ZU_HAUSE, Wohnform.WOHNGRUPPE})
"""Where care is häusliche Pflege with all its benefits."""


class Ersatzpflege(StrEnum):
    """Who steps in when the person who cares cannot.

    ANGEHOERIGE are related or by marriage up to the second degree or live in the household, and
    do it unpaid or for little; whoever does it as a trade counts as ANDERE (§ 39 Abs. 3 SGB XI).
    """

    ANGEHOERIGE = "angehoerige"
    ANDERE = "andere"


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts on which benefits depend; all but grade and day have the plainest default.

    Args:
        grade: Pflegegrad 1 to 5, 0 for none.
        day: of the service; it chooses the law.
        used: ambulante Sachleistung of the month, in per cent of the maximum or in money.
        converted: spent on Angebote zur Unterstützung im Alltag by § 45a Abs. 4, per month.
        expenses: proven costs of relatives who step in, per calendar year.
        is_under_25: on the day.
        has_beihilfe: Beihilfe or Heilfürsorge (§ 28 Abs. 2).
        cared_for_months: months of care at home so far; None if not said.
        months_in_home: months in the Heim, the one begun included; None if not said.
        own_share: care-related own share of the home bill, per month.
        days_at_home: days of the month at home, for those in Behindertenhilfe.
        facility_fee: monthly fee of the facility of Behindertenhilfe.
        persons_in_flat: persons with a Pflegegrad who share the flat.
        used_verhinderung: paid by the Pflegekasse for it in this calendar year so far.
        used_kurzzeitpflege: likewise.

    Raises:
        Invalid: a number lies outside its range; the field is named.
    """

    grade: int
    day: date
    home: Wohnform = Wohnform.ZU_HAUSE
    used: Money | Decimal = NOTHING
    converted: Money = NOTHING
    helper: Ersatzpflege = Ersatzpflege.ANDERE
    expenses: Money = NOTHING
    is_under_25: bool = False
    has_beihilfe: bool = False
    cared_for_months: int | None = None
    months_in_home: int | None = None
    own_share: Money | None = None
    days_at_home: int | None = None
    facility_fee: Money | None = None
    persons_in_flat: int = 1
    used_verhinderung: Money = NOTHING
    used_kurzzeitpflege: Money = NOTHING

    def __post_init__(self) -> None:
        """Refuse numbers outside their range."""
        if not 0 <= self.grade <= HIGHEST_GRADE:
            raise Invalid("grade", "range")
        if isinstance(self.used, Decimal) and not 0 <= self.used <= WHOLE_PERCENT:
            raise Invalid("used", "range")
        for field in ("used", "converted", "expenses", "own_share", "facility_fee",
                      "used_verhinderung", "used_kurzzeitpflege"):  # fmt: skip
            value = getattr(self, field)
            if isinstance(value, Money) and value < NOTHING:
                raise Invalid(field, "negative")
        lowest = {"cared_for_months": 0, "months_in_home": 1, "days_at_home": 0}
        for field, least in {**lowest, "persons_in_flat": 1}.items():
            number = getattr(self, field)
            if number is not None and number < least:
                raise Invalid(field, "range")
