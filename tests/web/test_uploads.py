"""Only views that take files take large bodies, and only from those who may use them."""

from io import BytesIO

import pytest
from flask import Flask, Response, request
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from portal.domain.access.permission import Permission
from portal.web.access import requires, writes
from portal.web.uploads import FORM_BYTES, takes_files
from tests.factories.accounts import make_account, sign_in
from tests.support.checked_client import CheckedClient

MOST = 1024 * 1024


@pytest.fixture
def _views(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False

    @app.post("/probe-mit")
    @requires(Permission.ACCOUNT_USE)
    @writes
    @takes_files(MOST)
    def with_files() -> Response:
        return Response(str(len(request.files["datei"].read())), mimetype="text/plain")

    @app.post("/probe-ohne")
    @requires(Permission.ACCOUNT_USE)
    @writes
    def without_files() -> Response:
        return Response(str(len(request.files)), mimetype="text/plain")


def sent(client: CheckedClient, path: str, count: int) -> int:
    boundary, body = encode_multipart({"datei": FileStorage(BytesIO(bytes(count)), "a.jpg")})
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(path, data=body, content_type=kind).status_code


@pytest.mark.usefixtures("_views")
class TestTakesFiles:
    def test_a_file_of_that_size_is_taken_and_a_larger_body_is_not(
        self, app: Flask, client: CheckedClient
    ):
        sign_in(client, app, make_account(app))

        assert sent(client, "/probe-mit", MOST // 3) == 200
        assert sent(client, "/probe-mit", MOST + FORM_BYTES) == 413
        assert sent(client, "/probe-ohne", MOST // 3) == 413

    def test_strangers_send_no_more_than_elsewhere(self, app: Flask):
        with app.test_request_context("/probe-mit", method="POST"):
            answer = app.preprocess_request()

            assert answer is not None
            assert answer.status_code == 303
            assert request.max_content_length == app.config["MAX_CONTENT_LENGTH"]
