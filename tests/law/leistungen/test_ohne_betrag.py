from datetime import date

import pytest

from portal.law.leistungen.ohne_betrag import FILE, assess, load_ohne_betrag
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameters import ParametersInvalid

LIST = {one.name: one for one in load_ohne_betrag()}


class TestAssess:
    @pytest.mark.parametrize(
        ("name", "facts", "reason"),
        [
            ("pflegeberatung", {}, "anspruch"),
            ("pflegekurse", {"grade": 1}, "anspruch"),
            ("pflegekurse", {"grade": 0}, "kein_pflegegrad"),
            ("versorgung_bei_reha", {"day": date(2024, 7, 1)}, "anspruch"),
            ("versorgung_bei_reha", {"day": date(2024, 6, 30)}, "nicht_in_kraft"),
            ("betreuung_im_heim", {}, "wohnform"),
            ("betreuung_im_heim", {"home": Wohnform.HEIM}, "anspruch"),
        ],
    )
    def test_bl13_is_due_by_date_grade_and_home(self, name, facts, reason):
        situation = Situation(**{"grade": 2, "day": date(2026, 11, 22), **facts})

        finding = assess(one=LIST[name], situation=situation)

        assert finding.has(reason)
        assert finding.value.is_due is (reason == "anspruch")
        assert finding.value.citation.url.startswith("https://www.gesetze-im-internet.de/sgb_11/")


class TestLoad:
    @pytest.mark.parametrize(
        ("old", "new"),
        [("leistungen:", "liste:"), ("2017-01-01", "Anfang 2017"), ("[heim]", "[zelt]")],
    )
    def test_refuses_a_broken_file(self, tmp_path, old, new):
        text = FILE.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "ohne_betrag.yaml"
        path.write_text(text.replace(old, new), encoding="utf-8")

        with pytest.raises(ParametersInvalid, match=r"ohne_betrag\.yaml"):
            load_ohne_betrag(path=path)
