"""What is stored keeps its names."""

from portal.domain.reviews.review import AuthorRole, Known, Origin, State


def test_f01_roles_and_times_that_are_stored():
    assert [*AuthorRole] == ["bewohner", "angehoerige", "besuch"]
    assert [*Known] == ["aktuell", "halbes_jahr", "ein_jahr", "laenger"]


def test_states_and_origins_that_the_database_knows():
    assert [*State] == ["draft", "waiting", "published", "rejected"]
    assert [*Origin] == ["portal", "werpflegtwie"]
