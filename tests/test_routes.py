"""What holds for every route: no GET writes, every POST needs its token, errors help."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from portal.blueprints.seekers.directory import views
from portal.web import clock
from portal.web.extensions import db
from tests.factories import pages, robin, waiting
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import one_of_each, store
from tests.factories.results import keep_result, store_link
from tests.factories.reviews import publish
from tests.factories.watchlist import watch
from tests.support.checked_client import CheckedClient
from tests.support.statements import rows_of, writes_nothing

VALUES = {
    "page_key": ("s01", "s02", "s05", "s23"),
    "facility_id": ("1", "999"),
    "part": ("2", "3"),
    "page_number": ("1", "9"),
    "first": ("0",),
    "slug": ("datenschutz", "pflegegrade", "rollstuhl", "gibt-es-nicht"),
    "fingerprint": ("0000000000",),
    "name": ("icons/icon.svg",),
    "token": ("gibt-es-nicht",),
    "result_id": ("0" * 32,),
    "link_id": ("0" * 32,),
    "session_id": ("0" * 32,),
    "review_id": ("0" * 32,),
    "file_id": ("0" * 32,),
    "inquiry_id": ("0" * 32,),
    "correction_id": ("0" * 32,),
    "claim_id": ("0" * 32,),
    "code_hash": ("0" * 64,),
    "account_id": ("0" * 32,),
    "company_id": ("0" * 32,),
    "kind": ("dauerpflege", "garage"),
    "text_id": ("0" * 32,),
    "category": ("stationaer", "wohnen"),
    "section": ("allgemein", "sprechzeiten"),
    "unit_id": ("1",),
    "group_id": ("0" * 32,),
    "held_id": ("0" * 32,),
    "batch_id": ("0" * 32,),
    "step": ("annehmen", "ablehnen", "antworten", "zurueckziehen"),
    "size": ("320.avif",),
    "shelf": ("bilder", "dokumente"),
}
READING = ("GET", "HEAD", "OPTIONS")
PERSONAL = (
    "/digitale-beratung/",
    "/pflegegrad-rechner/",
    "/leistungen/",
    "/merkliste",
    "/vergleich",
    "/anmelden",
    "/registrieren",
    "/konto-bestaetigen/",
    "/neues-passwort",
    "/erstanmeldung/",
    "/e-mail-bestaetigen/",
    "/mein-konto/",
    "/geteilt/",
    "/meine-bewertung/",
    "/anfrage-lesen/",
    "/meine-warteliste/",
    "/verfuegbarkeit-bestaetigen/",
    "/meine-anfragen/",
    "/anfrage",
    "/verwaltung/",
    "/anbieter/",
)


def paths_of(app, *, method, values=VALUES) -> Iterator[str]:
    """Give every path that answers the method, with each of the values filled in."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if method not in rule.methods or ".pdf" in rule.rule or "/static/" in rule.rule:
            continue
        numbers = max((len(values[name]) for name in rule.arguments), default=1)
        built = []
        for number in range(numbers):
            given = {name: values[name][number % len(values[name])] for name in rule.arguments}
            with suppress(ValueError):  # some rules allow some slugs only
                built.append(adapter.build(rule.endpoint, given, method=method))
        assert built, f"no values fit {rule.rule}"
        yield from built


@pytest.fixture
def database(app):
    """Return the engine of the app's database."""
    with app.app_context():
        return db.engine


class TestReading:
    def test_no_get_changes_a_row(self, client, app, database):
        """HEAD and OPTIONS neither; with an open consultation and facilities in the tables."""
        store(app, one_of_each())
        robin.keep(client, robin.AT_HOME)
        paths = sorted(set(paths_of(app, method="GET")))

        with writes_nothing(database):
            for path in paths:
                for method in READING:
                    assert client.open(path, method=method).status_code < 500, path

        assert robin.RESULT in paths
        assert len(paths) > 20

    def test_no_get_of_a_seeker_changes_a_row(self, client, app, database):
        """Signed in, with a result and a link to it, a Merkliste, a review and a waiting list."""
        house = store(app, one_of_each())[0]
        seeker = make_account(app)
        session_id = sign_in(client, app, seeker)
        result_id = keep_result(app, seeker)
        shared = store_link(app, result_id, now=clock.now())
        watch(client, house)
        review = publish(client, app, house, email=seeker.email).rpartition("/")[2]
        waiting.join(app.test_client(), house, email=seeker.email)
        waits = waiting.link_in_mail(app).rpartition("/")[2]
        robin.keep(client, robin.AT_HOME)
        own = {
            "facility_id": (str(house), "999"),
            "token": (shared, review, waits, "gibt-es-nicht"),
            "result_id": (result_id,),
            "session_id": (session_id,),
        }
        paths = sorted(set(paths_of(app, method="GET", values=VALUES | own)))

        with writes_nothing(database):
            for path in paths:
                for method in READING:
                    assert client.open(path, method=method).status_code < 500, path

        for path in (f"/mein-konto/ergebnisse/{result_id}", f"/geteilt/{shared}"):
            assert client.get(path).status_code == 200, path
        assert client.get(f"/meine-bewertung/{review}").status_code == 200
        assert client.get(f"/meine-warteliste/{waits}").status_code == 200
        assert client.get("/mein-konto/").status_code == 200

    def test_head_has_the_headers_of_get_and_no_body(self, client):
        got, headed = client.get(robin.START), client.head(robin.START)

        assert headed.status_code == got.status_code
        assert headed.data == b""
        assert headed.headers["Content-Type"] == got.headers["Content-Type"]


class TestWriting:
    def test_every_post_without_a_valid_token_is_refused(self, client, app, database):
        robin.keep(client, robin.AT_HOME)
        before = rows_of(database)
        data = {"ort": "19370", "einwilligung": "ja"}

        for token in ({}, {"csrf_token": ""}, {"csrf_token": "IjEyMyI.aaaaaa.bbbbbbbb"}):
            for path in sorted(set(paths_of(app, method="POST"))):
                answer = client.post(path, data=data | token)
                assert answer.status_code == 400, path
                assert "laden Sie sie neu" in pages.main_text(answer)

        assert rows_of(database) == before

    def test_a_token_of_another_browser_is_refused(self, client, app, database):
        other_client = app.test_client()
        form = robin.find_form(other_client.get(robin.START), button=robin.GO)
        client.get(robin.START)

        answer = client.post(robin.START, data=form.filled(robin.PARCHIM, button=robin.GO))

        assert answer.status_code == 400
        assert rows_of(database)["consultation"] == []

    def test_what_is_refused_for_its_token_leaves_the_consultation_alone(self, client):
        robin.keep(client, robin.AT_HOME)

        client.post(robin.LIFE, data={"wunsch": "heim"})

        assert robin.stored(client) == robin.AT_HOME

    def test_other_methods_are_refused(self, client, app):
        for method in ("PUT", "PATCH", "DELETE", "TRACE"):
            for path in sorted(set(paths_of(app, method="GET")))[:12]:
                answer = client.open(path, method=method)
                assert answer.status_code == 405, path
                assert "GET" in answer.headers["Allow"]


class TestPersonal:
    def test_everything_of_consultation_and_calculator_is_kept_out_of_caches(self, client, app):
        store(app, one_of_each())
        robin.keep(client, robin.AT_HOME)

        for path in sorted(set(paths_of(app, method="GET"))):
            if path.startswith(PERSONAL):
                assert client.get(path).headers["Cache-Control"] == "no-store", path

    def test_pages_for_everybody_set_no_cookie(self, client, app):
        for path in sorted(set(paths_of(app, method="GET"))):
            if not path.startswith(PERSONAL):
                assert "Set-Cookie" not in client.get(path).headers, path


class TestHeader:
    def test_a01_mein_konto_stands_on_every_page(self, client, app):
        """On those of errors, too; in the corner it has no other name and leads nowhere else."""
        store(app, one_of_each())
        found = {}
        for path in sorted(set(paths_of(app, method="GET"))):
            answer = client.get(path)
            if answer.mimetype == "text/html" and answer.location is None:
                found[path] = pages.links(pages.tree(answer)).get("Mein Konto")

        assert set(found.values()) == {"/anmelden"}, found
        assert {"/", "/anmelden", "/registrieren", "/informationsportal/gibt-es-nicht"} <= set(
            found
        )


class TestErrors:
    """The error pages through the app as it runs."""

    @pytest.fixture
    def running(self, make_app, tmp_path):
        app = make_app(database_url=f"sqlite:///{tmp_path / 'nothing.sqlite3'}")
        app.testing = False
        client = app.test_client()
        assert isinstance(client, CheckedClient)
        return client

    @pytest.mark.parametrize(
        ("method", "path", "status", "heading"),
        [
            ("GET", "/gibt-es-nicht", 404, "Diese Seite gibt es nicht"),
            ("GET", "/orte?ort=" + "a" * 2_500, 400, "Das hat nicht geklappt"),
            ("DELETE", "/", 405, None),
            ("POST", "/digitale-beratung/", 400, "Das hat nicht geklappt"),
        ],
    )
    def test_refusals_are_told_in_german_with_ways_on(self, client, method, path, status, heading):
        answer = client.open(path, method=method)

        assert answer.status_code == status
        assert heading is None or pages.heading(answer) == heading
        links = pages.links(pages.tree(answer))
        assert links["Zur Startseite"] == "/"
        assert links["Robin fragen"] == robin.START

    def test_a_body_that_is_too_large_is_413(self, client):
        answer = client.post(robin.START, data={"ort": "a" * 300_000})

        assert answer.status_code == 413
        assert pages.links(pages.tree(answer))["Zur Startseite"] == "/"

    def test_a_database_that_fails_is_503_and_tells_nothing_of_it(self, running):
        answer = running.get("/pflege-und-wohnangebote/1")

        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert "sqlite" not in answer.text.lower()
        assert "facility" not in answer.text

    def test_pages_without_database_work_all_the_same(self, running):
        for path in ("/", "/informationsportal/", "/beratung", robin.START):
            assert running.get(path).status_code == 200

    def test_a_mistake_of_ours_is_500_with_a_reference_and_no_details(
        self, running, monkeypatch, caplog
    ):
        def fail(*_args, **_kwargs):
            raise ZeroDivisionError("secret detail")

        monkeypatch.setattr(views, "read_profile", fail)

        answer = running.get("/pflege-und-wohnangebote/1")

        assert answer.status_code == 500
        assert "secret detail" not in answer.text
        reference = next(one for one in caplog.records if "reference" in one.message)
        assert reference.args[0] in pages.main_text(answer)
