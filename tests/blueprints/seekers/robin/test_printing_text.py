"""Robin's protocol as plain text."""

import re

from tests.factories import pages, robin
from tests.factories.directory import one_of_each
from tests.support.statements import writes_nothing

TEXT = f"{robin.START}protokoll.txt"
ANSWERS = f"{robin.START}antworten"
CODE = re.compile(r"ROB(?:-[0-9A-Z]{4}){3}")


class TestText:
    def test_x07_holds_all_that_the_pdf_holds(self, client, add_offers):
        add_offers(*one_of_each())
        robin.keep(client, robin.EVERY_PART)
        robin.press(client, client.get(ANSWERS), "Code erstellen")
        code = CODE.search(pages.main_text(client.get(ANSWERS))).group()

        text = client.get(TEXT).text

        positions = [
            text.find(f"\n{number}. {title}")
            for number, title in enumerate(
                (
                    "INFORMATIONSPORTAL",
                    "AMBULANTE EINRICHTUNGEN",
                    "STATIONÄRE EINRICHTUNGEN",
                    "TAGES/-NACHTPFLEGE",
                    "ALTERSGERECHTES WOHNEN",
                    "PFLEGEHILFSMITTEL",
                ),
                start=1,
            )
        ]
        assert -1 not in positions
        assert positions == sorted(positions)
        for words in (
            f"Code für später: {code}",
            "2. März 2026",
            "19370 Parchim, Umkreis 25 km",
            "Ambulante Dienstleistungen 1",
            "Telefon 03871 12345",
            "- Wo möchte die Person leben? – In eine altersgerechte Wohnung",
            "Musterverzeichnis Probe",
            "§ 7a SGB XI",
            "/informationsportal/pflege-bei-demenz",
        ):
            assert words in text

    def test_c10_c11_names_the_reason_of_an_empty_part(self, client):
        robin.keep(client, robin.AT_HOME)

        text = client.get(TEXT).text

        assert "In Ihrer Situation empfehlen wir keine stationären Einrichtungen" in text
        assert "- Wo möchte die Person leben? – Zu Hause bleiben" in text
        assert "Im Umkreis von 25 km um 19370 Parchim gibt es keine eingetragene" in text
        assert "Bitten Sie einen Dienst aus einem Nachbarort" in text

    def test_tells_who_has_no_pflegegrad_to_apply(self, client):
        told = []
        for answers in (robin.AT_HOME, robin.NOTHING_NEEDED):
            robin.keep(client, answers)
            told.append("Stellen Sie den Antrag bei der Pflegekasse" in client.get(TEXT).text)

        assert told == [False, True]

    def test_is_text_of_its_own_and_kept_out_of_caches(self, client, database, add_offers):
        add_offers(*one_of_each(number=2))
        robin.keep(client, robin.EVERY_PART)

        with writes_nothing(database):
            answer = client.get(TEXT)

        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Disposition"] == 'inline; filename="Robin-Protokoll.txt"'
        assert "<" not in answer.text
        assert "&#" not in answer.text
        assert "\n\n\n\n" not in answer.text

    def test_an_open_question_leads_there(self, client):
        robin.keep(client, {key: one for key, one in robin.AT_HOME.items() if key != "wunsch"})

        assert client.get(TEXT).location == robin.RESULT
