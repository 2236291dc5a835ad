"""This browser's code of a kept sheet."""

from flask import Flask

from portal.web import kept_estimate

CODE = "ROB-7K4Q-2M9D-5X3H"


def test_the_code_is_remembered_until_it_is_forgotten(app: Flask):
    with app.test_request_context():
        assert kept_estimate.ticket_here() is None

        kept_estimate.take(CODE)
        assert kept_estimate.ticket_here() == CODE

        kept_estimate.forget()
        assert kept_estimate.ticket_here() is None
