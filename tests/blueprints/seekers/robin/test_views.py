"""Whatever is sent to Robin: no server error, shown as text, nothing carried out."""

import pytest

from tests.factories import robin
from tests.factories.hostile import HOSTILE, assert_only_text


class TestHostile:
    @pytest.mark.parametrize("text", [*HOSTILE, "x" * 10_000])
    def test_start_of_robin(self, client, text):
        token = robin.find_form(client.get(robin.START), button=robin.GO).chosen("csrf_token")[0]

        for name in ("ort", "umkreis", "einwilligung", "ort_wahl", "ort_war"):
            answer = client.post(robin.START, data={"csrf_token": token} | {name: text})
            assert answer.status_code == 422
            assert_only_text(answer)

    @pytest.mark.parametrize("text", [*HOSTILE, "x" * 10_000])
    def test_questions_of_robin(self, client, text):
        robin.keep(client, robin.EVERY_PART)
        path = robin.question_path("s21")
        token = robin.form_on(client, path).chosen("csrf_token")[0]

        for name in ("entlastung.wofuer", "entlastung.ab", "entlastung.tage", "gezeigt", "ziel"):
            data = {"csrf_token": token, "gezeigt": "entlastung.wofuer"} | {name: text}
            answer = client.post(path, data=data)
            if name != "gezeigt":
                assert answer.status_code == 422
                assert_only_text(answer)
            else:
                assert answer.location == path

    @pytest.mark.parametrize("target", ["main", "inhalt", "<script>", "{{7*7}}", "../start"])
    def test_only_named_fragments_can_be_had(self, client, target):
        robin.keep(client, robin.AT_HOME)

        answer = client.get(robin.LIFE, headers={"HX-Request": "true", "HX-Target": target})

        assert answer.text.startswith("<!doctype html>")

    def test_too_many_fields_are_413(self, client):
        form = robin.find_form(client.get(robin.START), button=robin.GO)
        token = form.chosen("csrf_token")[0]
        fields = {"csrf_token": token} | {f"f{number}": "1" for number in range(400)}

        assert client.post(robin.START, data=fields).status_code == 413
