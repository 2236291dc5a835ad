"""What changed is named, and nothing else is."""

import dataclasses

from portal.domain.availability.light import UNKNOWN
from portal.domain.protocol.differences import BenefitChange, compare
from portal.domain.protocol.kept import BenefitLine
from portal.domain.protocol.parts import AidAdvice, Outcome
from portal.values.wording import Wording
from tests.domain.protocol.kept_samples import LITTLE, hit, kept


def part_of(found, number):
    return next(part for part in found.parts if part.number == number)


def with_part(result, number, **changes):
    parts = tuple(
        dataclasses.replace(part, **changes) if part.number == number else part
        for part in result.protocol.parts
    )
    return dataclasses.replace(result, protocol=dataclasses.replace(result.protocol, parts=parts))


class TestNothing:
    def test_c06_equal_results_have_no_differences(self):
        found = compare(before=kept(), after=kept())

        assert found.is_empty
        assert (found.parts, found.benefits) == ((), ())

    def test_c06_what_no_list_names_makes_no_difference(self):
        before = kept(hits=(hit(1, phone="1"),))
        after = kept(hits=(hit(1, phone="2"),))

        assert compare(before=before, after=after).is_empty


class TestParts:
    def test_c06_another_outcome_is_told(self):
        found = compare(before=kept(LITTLE), after=kept())

        change = part_of(found, 3)
        assert (change.before, change.after) == (Outcome.SITUATION, Outcome.TREFFER)
        assert change.has_other_outcome
        assert not found.is_empty

    def test_c06_new_and_lost_offers_are_told(self):
        found = compare(before=kept(hits=(hit(1), hit(2))), after=kept(hits=(hit(2), hit(3))))

        change = part_of(found, 3)
        assert [one.facility_id for one in change.new] == [3]
        assert [one.facility_id for one in change.gone] == [1]
        assert not change.has_other_outcome
        assert change.lamps == ()

    def test_c06_an_id_that_was_given_anew_is_no_known_offer(self):
        before, after = kept(hits=(hit(1, name="Alt"),)), kept(hits=(hit(1, name="Neu"),))

        change = part_of(compare(before=before, after=after), 3)

        assert [one.name for one in change.new] == ["Neu"]
        assert [one.name for one in change.gone] == ["Alt"]

    def test_c06_a_part_that_became_empty_loses_its_offers(self):
        found = compare(before=kept(hits=(hit(1),)), after=kept(hits=()))

        change = part_of(found, 3)
        assert change.after is Outcome.NAEHE
        assert [one.facility_id for one in change.gone] == [1]

    def test_c06_another_lamp_is_told_with_the_one_before(self):
        found = compare(before=kept(hits=(hit(1),)), after=kept(hits=(hit(1, lamp=UNKNOWN),)))

        (lamp,) = part_of(found, 3).lamps
        assert (lamp.hit.lamp, lamp.before) == (UNKNOWN, hit(1).lamp)

    def test_c06_articles_are_told_by_their_title(self):
        result = kept()
        first, *others = result.protocol.parts[0].articles
        title = first.article.title

        lost = compare(before=result, after=with_part(result, 1, articles=tuple(others)))
        won = compare(before=with_part(result, 1, articles=tuple(others)), after=result)

        assert part_of(lost, 1).gone_titles == (Wording(text=title, plain=title),)
        assert part_of(won, 1).new_titles == (Wording(text=title, plain=title),)

    def test_c06_groups_of_hilfsmittel_are_told_also_those_without_entries(self):
        result = kept()
        title = Wording(text="Neue Gruppe", plain="Neu")
        group = AidAdvice(title=title, reason=title, because=None, entries=())
        aids = result.protocol.parts[5].aids

        found = compare(before=result, after=with_part(result, 6, aids=(*aids[1:], group)))

        assert part_of(found, 6).new_titles == (title,)
        assert part_of(found, 6).gone_titles == (aids[0].title,)


def test_c06_amounts_are_told_then_and_now():
    before = kept(benefits=(BenefitLine("A", "1", ""), BenefitLine("B", "2", "")))
    after = kept(benefits=(BenefitLine("A", "1,50", ""), BenefitLine("C", "3", "")))

    assert compare(before=before, after=after).benefits == (
        BenefitChange("A", "1", "1,50"),
        BenefitChange("B", "2", None),
        BenefitChange("C", None, "3"),
    )
