"""The stored words for security events; German ones stand in the content."""

from portal.domain.accounts.events import Event


def test_each_is_stored_as_its_name_in_small_letters():
    assert {event.name.lower() for event in Event} == {event.value for event in Event}


def test_a_stored_word_leads_back_to_its_event():
    assert Event("recovery_code_used") is Event.RECOVERY_CODE_USED
