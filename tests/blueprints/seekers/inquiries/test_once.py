"""Who goes back and sends the form again asks nobody twice."""

import pytest

from tests.factories import asking, pages
from tests.factories.forms import find_form, press


@pytest.mark.parametrize("signed_in", [True, False])
def test_x21_who_ticks_one_more_asks_only_that_one(client, houses, stored, request, *, signed_in):
    if signed_in:
        request.getfixturevalue("erika")
    checked = asking.check(client, *houses[:2])
    asking.agree(client, checked, houses[0])

    answer = asking.agree(client, checked, *houses[:2])

    assert answer.status_code == 409
    text = pages.main_text(answer)
    assert "schon abgeschickt an: Haus 1. Dorthin geht nichts noch einmal." in text
    assert [one.facility_id for one in stored()] == [houses[0]]
    form = find_form(answer, button=asking.SEND)
    boxes = [one.name for one in form.controls if one.name.startswith("zustimmung-")]
    assert boxes == [f"zustimmung-{houses[1]}"]
    assert press(client, answer, asking.SEND, {}).status_code == 303
    assert [one.facility_id for one in stored()] == list(houses[:2])


@pytest.mark.usefixtures("erika")
def test_e01_another_text_in_the_same_form_asks_nobody_twice(client, house, stored):
    opened = asking.open_form(client, house)
    first = press(client, opened, asking.CHECK, {**asking.FILLED, "text": "eins"})
    asking.agree(client, first, house)
    kept = stored()[0].content
    other = {**asking.FILLED, "text": "zwei"}
    second = press(client, opened, asking.CHECK, other)

    assert second.status_code == 200
    assert pages.heading(second) == "Hier haben Sie schon gefragt"
    assert [one.content for one in stored()] == [kept]
    again = press(client, second, "Noch eine Anfrage schreiben", {})
    assert "zwei" in find_form(again, button=asking.CHECK).chosen("text")
    asking.agree(client, press(client, again, asking.CHECK, {}), house)
    assert len(stored()) == 2


@pytest.mark.usefixtures("erika")
def test_an_open_page_with_another_text_sends_nothing(client, house, stored):
    opened = asking.open_form(client, house)
    pages_open = [
        press(client, opened, asking.CHECK, {**asking.FILLED, "text": text})
        for text in ("eins", "zwei")
    ]

    answers = [asking.agree(client, one, house) for one in pages_open]

    assert [one.status_code for one in answers] == [303, 409]
    assert pages.heading(answers[1]) == "Hier haben Sie schon gefragt"
    assert len(stored()) == 1


@pytest.mark.usefixtures("erika")
def test_without_a_tick_where_all_were_asked_nothing_is_wrong(client, house, stored):
    checked = asking.check(client, house)
    asking.agree(client, checked, house)

    answer = asking.agree(client, checked)

    assert answer.status_code == 422
    assert pages.heading(answer) == "Hier haben Sie schon gefragt"
    assert len(stored()) == 1


def test_the_number_of_a_form_tells_nothing_to_somebody_else(client, house, stored):
    opened = asking.open_form(client, house)
    for address in ("erika@example.org", "otto@example.org"):
        typed = {**asking.FILLED, "email": address}
        asking.agree(client, press(client, opened, asking.CHECK, typed), house)

    assert len(stored()) == 2
