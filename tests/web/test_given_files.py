"""A stored file is given so that no browser runs anything in it."""

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from portal.web import outside
from portal.web.given_files import give_file

NAME = "einrichtungen/a/dokument.pdf"
ASKED = {"name": NAME, "mimetype": "application/pdf", "disposition": "attachment; filename=a.pdf"}


def test_it_may_do_nothing(app: Flask):
    with app.test_request_context():
        outside.current().files.write(name=NAME, data=b"%PDF-1.7")

        answer = give_file(**ASKED)

    assert answer.get_data() == b"%PDF-1.7"
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=a.pdf"
    directives = answer.headers["Content-Security-Policy"].split(";")
    assert {"sandbox", "default-src 'none'"} <= {*directives}


def test_one_that_is_gone_is_not_found(app: Flask):
    with app.test_request_context(), pytest.raises(NotFound):
        give_file(**ASKED)
