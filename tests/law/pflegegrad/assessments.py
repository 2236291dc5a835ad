"""Assessments for tests: built from few words, or drawn at random."""

from datetime import date

from hypothesis import strategies as st

from portal.law.pflegegrad.assessment import Assessment, Frequency, count_open_as_zero
from portal.law.pflegegrad.loading import load_instruments
from portal.law.pflegegrad.person import Person, PersonClass, find_age_norm
from tests.law.pflegegrad import oracle

TODAY = date(2026, 11, 22)
INSTRUMENT = load_instruments().at(day=TODAY)
ADULT = Person(PersonClass.ADULT)
BABY = Person(PersonClass.BABY, 6)
CHILD = Person(PersonClass.CHILD, 36)


def make_open(*, person=ADULT, frequencies=(), **answers):
    """Return an assessment with these answers; everything else is open."""
    return Assessment(
        person=person,
        frequencies={key: Frequency(**one) for key, one in dict(frequencies).items()},
        **answers,
    )


def make(**answers):
    """Return an assessment with these answers and the lowest to all others."""
    return count_open_as_zero(assessment=make_open(**answers), instrument=INSTRUMENT)


def persons():
    """Draw somebody of any class."""
    return st.one_of(
        st.just(ADULT),
        st.builds(Person, st.just(PersonClass.BABY), st.integers(0, 17)),
        st.builds(Person, st.just(PersonClass.CHILD), st.integers(18, 131)),
    )


def _frequencies(measure):
    times = {takt.value: st.integers(0, 9) for takt in measure.takte}
    return st.fixed_dictionaries({}, optional=times).map(lambda given: Frequency(**given))


def assessments():
    """Draw a complete assessment; low and high answers are as likely as mixed ones."""
    levels = st.one_of(
        st.fixed_dictionaries(
            {
                key: st.integers(0, min(most, len(one.points) - 1))
                for key, one in INSTRUMENT.criteria.items()
            }
        )
        for most in (1, 2, 3)
    )
    return st.builds(
        Assessment,
        person=persons(),
        levels=levels,
        frequencies=st.fixed_dictionaries(
            {
                key: st.one_of(st.just(Frequency()), _frequencies(one))
                for key, one in INSTRUMENT.measures.items()
            }
        ),
        continence_urine=st.integers(0, 4),
        continence_stool=st.integers(0, 4),
        feeding_problem_baby=st.booleans(),
        special_constellation=st.just(False),  # noqa: FBT003 – the value that is drawn
    )


def ask_oracle(assessment):
    """Return the six sums, the total in hundredths and the grade of the second calculation."""
    kind = assessment.person.kind.value

    def norm(key):
        return find_age_norm(criterion_id=key, person=assessment.person, instrument=INSTRUMENT)

    raws = oracle.raw_sums(assessment, kind=kind, norm=norm)
    return raws, *oracle.total_and_grade(raws, kind=kind)
