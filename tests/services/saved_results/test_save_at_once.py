"""Ten requests at the same moment save once, and none slips past the limit."""

import threading

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.protocol.keeping import MOST_RESULTS
from portal.models.saved_result import SavedResult
from portal.services.saved_results.save import NewResult, TooManyResults, save_result
from tests.factories import results
from tests.factories.accounts import MadeAccount, make_account
from tests.factories.directory import NOW

AT_ONCE = 10


def save(engine: sa.Engine, account: MadeAccount, cipher, result: NewResult) -> str:
    with Session(engine) as session:
        session.connection(execution_options={"writes": True})
        try:
            result_id = save_result(
                session, account_id=account.id, result=result, device="", now=NOW, cipher=cipher
            )
        except TooManyResults:
            return ""
        session.commit()
        return result_id


def at_once(jobs):
    """Run the jobs at the same moment and return what they gave."""
    gate, given = threading.Barrier(len(jobs)), []

    def run(job):
        gate.wait()
        given.append(job())

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def stored(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(SavedResult))


def account_in(engine: sa.Engine) -> MadeAccount:
    with Session(engine) as session:
        session.connection(execution_options={"writes": True})
        account = make_account(session)
        session.commit()
    return account


def test_one_form_sent_ten_times_at_once_saves_once(engine, cipher):
    account, packed = account_in(engine), results.new_result().packed
    jobs = [
        lambda: save(engine, account, cipher, results.new_result(packed=packed, form_key="form"))
        for _ in range(AT_ONCE)
    ]

    given = at_once(jobs)

    assert len(given) == AT_ONCE
    assert len(set(given)) == 1
    assert stored(engine) == 1


def test_the_last_place_goes_to_one_of_ten(engine, cipher):
    account, packed = account_in(engine), results.new_result().packed
    for _ in range(MOST_RESULTS - 1):
        save(engine, account, cipher, results.new_result(packed=packed))

    given = at_once(
        [
            lambda: save(engine, account, cipher, results.new_result(packed=packed))
            for _ in range(AT_ONCE)
        ]
    )

    assert sum(1 for one in given if one) == 1
    assert stored(engine) == MOST_RESULTS
