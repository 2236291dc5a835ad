"""The stored words for actions; German ones stand in `portal.web.audit_words`."""

from portal.domain.audit.action import Action


def test_each_is_stored_as_its_name_in_small_letters():
    assert {action.name.lower() for action in Action} == {action.value for action in Action}


def test_a_stored_word_leads_back_to_its_action():
    assert Action("review_published") is Action.REVIEW_PUBLISHED
