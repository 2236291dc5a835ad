"""A document that failed for good can be tried anew, at a person's wish."""

from portal.services.documents.forget_attempts import forget_attempts
from portal.services.documents.order import MOST_ATTEMPTS, State
from tests.services.documents.test_order import Desk


def test_a_failed_document_is_queued_again():
    desk = Desk()
    for _ in range(MOST_ATTEMPTS):
        name = desk.order().name
        desk.files.delete(name=f"{name}.html")
    assert desk.order().state is State.FAILED

    forget_attempts(name=name, files=desk.files)

    assert desk.order().state is State.WAITING
    assert len(desk.jobs.queued) == MOST_ATTEMPTS + 1


def test_forgetting_twice_or_what_never_failed_changes_nothing():
    desk = Desk()
    order = desk.order()

    for _ in range(2):
        forget_attempts(name=order.name, files=desk.files)

    assert desk.order() == order
    assert len(desk.jobs.queued) == 1
