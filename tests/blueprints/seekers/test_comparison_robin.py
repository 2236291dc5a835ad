"""The comparison for somebody whose consultation with Robin is open in this browser."""

import pytest

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from tests.blueprints.seekers.test_comparison import address, table
from tests.factories import pages, robin
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import Offer
from tests.support.statements import counted

NEED = "Das brauchen Sie"


@pytest.fixture
def services(add_offers):
    """Return two ambulatory services, one with Haushaltshilfe."""
    return add_offers(
        Offer(
            category=Category.AMBULANT,
            name="Dienst Ahorn",
            kilometres=2,
            services=(Service.AMB_GRUNDPFLEGE, Service.AMB_HAUSHALT),
        ),
        Offer(
            category=Category.AMBULANT,
            name="Dienst Birke",
            kilometres=7,
            services=(Service.AMB_GRUNDPFLEGE,),
            columns={"position_is_exact": False},
        ),
    )


def test_d14_what_robin_found_necessary_is_marked_with_yes_or_not_stated(client, services):
    robin.keep(client, robin.AT_HOME)

    answer = client.get(address(*services))

    rows = table(answer)
    assert rows[f"Haushaltshilfe{NEED}"] == ["ja", "nicht angegeben"]
    assert rows[f"Häusliche Pflege{NEED}"] == ["ja", "ja"]
    assert "trägt den Hinweis" in pages.main_text(answer)
    assert answer.headers["Cache-Control"] == "no-store"


def test_d14_distances_are_those_from_robins_place(client, services):
    robin.keep(client, robin.AT_HOME)

    answer = client.get(address(*services))

    near, far = table(answer)["Ort"]
    assert "km entfernt" in near
    assert far.startswith("etwa ")
    assert "19370 Parchim" in pages.main_text(answer)
    assert "Luftlinie ab" in pages.main_text(answer)


def test_d14_an_unfinished_consultation_gives_the_place_only(client, services):
    robin.keep(client, robin.PARCHIM)

    text = pages.main_text(client.get(address(*services)))

    assert "km entfernt" in text
    assert NEED not in text


def test_d14_where_robin_does_not_recommend_a_category_nothing_is_marked(client, add_offers):
    robin.keep(client, robin.AT_HOME)

    answer = client.get(address(*add_offers(Offer(name="A"), Offer(name="B"))))

    assert NEED not in pages.main_text(answer)


def test_d14_a_consultation_that_is_over_says_nothing_more(client, services):
    robin.keep(client, robin.AT_HOME)
    with client.session_transaction() as session:
        session["robin"] = "gibt-es-nicht"

    answer = client.get(address(*services))

    assert answer.status_code == 200
    assert NEED not in pages.main_text(answer)


def test_d14_who_only_signed_in_has_no_needs(client, app, services):
    sign_in(client, app, make_account(app))

    answer = client.get(address(*services))

    assert answer.status_code == 200
    assert NEED not in pages.main_text(answer)


def test_d14_needs_stand_in_no_address_and_nobody_else_sees_them(client, other_client, services):
    robin.keep(client, robin.AT_HOME)
    client.get(address(*services))

    assert NEED not in pages.main_text(other_client.get(address(*services)))


def test_d14_the_consultation_costs_the_same_with_two_and_with_four(client, add_offers, database):
    ids = add_offers(*(Offer(category=Category.AMBULANT) for _ in range(4)))
    robin.keep(client, robin.AT_HOME)
    numbers = []

    for some in (ids[:2], ids):
        with counted(database) as statements:
            client.get(address(*some))
        numbers.append(len(statements))

    assert numbers[0] == numbers[1] <= 4
