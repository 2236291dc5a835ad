from werkzeug.datastructures import MultiDict

from portal.blueprints.seekers.reviews import forms
from portal.domain.reviews.criteria import Criterion
from tests.factories.reviews import FILLED, OPINION

CRITERIA = tuple(Criterion(key=key, title=key, hint="") for key in ("pflege", "essen", "raeume"))


def read(asks_address=True, **changed):  # noqa: FBT002 – named at each call
    return forms.read_form(
        form=MultiDict(FILLED | changed), criteria=CRITERIA, asks_address=asks_address
    )


def test_f01_a_whole_form_becomes_an_opinion():
    entered, opinion, address = read()

    assert entered.problems == ()
    assert opinion == OPINION
    assert address.key == "erika@example.org"


def test_f12_what_was_not_rated_is_no_star():
    _, opinion, _ = read(**{"sterne-essen": ""})

    assert opinion.stars == {"pflege": 5}


def test_line_breaks_stay_and_other_signs_that_nobody_sees_go():
    _, opinion, _ = read(text="Eins\r\nzwei\x00drei\u202evier")

    assert opinion.text == "Eins\nzwei drei vier"


def test_an_address_that_is_too_long_is_not_cut_to_that_of_somebody_else():
    entered, opinion, address = read(email=f"a@{'.'.join(['a' * 30] * 8)}.example.org")

    assert (opinion, address) == (None, None)
    assert entered.problem_of == {"email": forms.ADDRESS_NEEDED}


def test_signs_of_an_address_that_nobody_sees_are_not_shown_again():
    assert read(email="a\x00b")[0].email == "a b"


def test_the_address_is_asked_once():
    entered, opinion, address = read(asks_address=False, email="")

    assert (entered.problems, address) == ((), None)
    assert opinion == OPINION


def test_the_summary_leads_to_the_first_field_that_is_wrong():
    entered, opinion, _ = read(rolle="chef", email="x", erfahrung="")

    assert [one.anchor for one in entered.problems] == ["rolle", "email", "erfahrung"]
    assert entered.problem_of["email"] == forms.ADDRESS_NEEDED
    assert opinion is None


def test_a_change_begins_with_what_was_written():
    entered = forms.shown_as_entered(opinion=OPINION)

    assert (entered.role, entered.stars_for("pflege"), entered.stars_for("raeume")) == (
        "angehoerige",
        "5",
        "",
    )


def test_a_report_needs_words():
    assert forms.read_reason(form={"grund": " \n "})[1] == forms.REASON_NEEDED
    assert forms.read_reason(form={"grund": "x" * 1_001})[1] == forms.REASON_TOO_LONG
    assert forms.read_reason(form={"grund": " Falsch. "}) == ("Falsch.", "")
