import pytest

from portal.domain.reviews.author import author_key

GIVEN = {"facility_id": 1, "address_key": "a@example.org", "secret": "geheim"}


def test_f01_the_same_person_has_one_key_for_a_facility():
    assert author_key(**GIVEN) == author_key(**GIVEN)


@pytest.mark.parametrize(
    "changed", [{"facility_id": 2}, {"address_key": "b@example.org"}, {"secret": "anders"}]
)
def test_another_facility_person_or_secret_gives_another(changed):
    assert author_key(**GIVEN | changed) != author_key(**GIVEN)


def test_it_tells_neither():
    assert "example" not in author_key(**GIVEN)
