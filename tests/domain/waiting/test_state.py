from portal.domain.waiting.state import State


def test_what_is_stored_keeps_its_words():
    assert [state.value for state in State] == ["entwurf", "aktiv", "ruht"]
