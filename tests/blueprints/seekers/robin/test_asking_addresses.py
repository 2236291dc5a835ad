"""Robin's addresses: what they show to whom."""

import pytest

from tests.factories import robin
from tests.factories.forms import find_form
from tests.factories.robin import question_path
from tests.support.statements import writes_nothing


class TestAddress:
    def test_skipping_ahead_leads_back_to_the_first_open_page(self, client):
        robin.begin(client)

        for key in ("s03", "s07", "s17", "s23"):
            assert client.get(question_path(key)).location == robin.PERSON
        assert client.get(robin.RESULT).location == robin.PERSON

    def test_a_page_of_an_unchosen_field_leads_on(self, client):
        robin.keep(client, robin.AT_HOME)

        skipped = client.get(question_path("s08"))

        assert skipped.status_code == 303
        assert skipped.location == question_path("s09")

    def test_the_first_page_is_the_start_page(self, client):
        robin.begin(client)

        assert client.get(question_path("s01")).location == robin.START

    @pytest.mark.parametrize("path", [question_path("s01"), f"{question_path('s01')}/fragen"])
    @pytest.mark.parametrize("direction", ["weiter", "zurueck"])
    def test_nothing_sent_to_it_is_stored_as_a_place(self, client, database, path, direction):
        robin.keep(client, robin.AT_HOME)
        token = robin.form_on(client, robin.PERSON).chosen("csrf_token")[0]

        with writes_nothing(database):
            sent = client.post(
                path,
                data={"csrf_token": token, "ort": "Xyzzyhausen", "richtung": direction},
            )

        assert (sent.status_code, sent.location) == (303, robin.START)
        assert robin.stored(client) == robin.AT_HOME

    @pytest.mark.parametrize("path", [robin.RESULT, f"{robin.START}protokoll.txt"])
    def test_a_stored_place_that_is_known_no_more_leads_to_the_start(self, client, path):
        robin.keep(client, robin.AT_HOME | {"ort": "xyzzyhausen"})

        answer = client.get(path)

        assert (answer.status_code, answer.location) == (303, robin.START)

    @pytest.mark.parametrize("key", ["s99", "pflege", "s2", "S02", "..%2f"])
    def test_unknown_pages_do_not_exist(self, client, key):
        robin.begin(client)

        assert client.get(question_path(key)).status_code == 404

    def test_without_a_consultation_every_page_leads_to_the_start(self, client):
        assert client.get(robin.PERSON).location == robin.START

    def test_without_a_consultation_nothing_is_stored(self, client, database):
        token = find_form(client.get(robin.START), button=robin.GO).chosen("csrf_token")[0]

        with writes_nothing(database):
            sent = client.post(robin.PERSON, data={"csrf_token": token, "fuer_wen": "selbst"})

        assert sent.location == robin.START

    def test_another_browser_sees_nothing_of_it(self, client, other_client):
        robin.keep(client, robin.AT_HOME)

        assert other_client.get(robin.LIFE).location == robin.START
        assert other_client.get(robin.RESULT).location == robin.START
