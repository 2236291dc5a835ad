"""What stands on Robin's pages: the contract for forms."""

import pytest

from tests.factories import pages, robin
from tests.factories.robin import question_path
from tests.support.html import text_of, walk

BASE = {
    "fuer_wen": "selbst partner eltern andere",
    "rolle": "einverstanden vertretung nein",
    "pg_status": "ja nein beantragt weiss_nicht",
    "pg": "1 2 3 4 5",
    "pg_passt": "ja nein_es_wird_mehr_hilfe_gebraucht weiss_nicht",
    "pg_rechner": "ja spaeter",
    "hilfebedarf": "kaum woechentlich taeglich mehrmals rund_um_die_uhr weiss_nicht",
    "alter": "baby kind u60 60_74 75_84 85 keine_angabe",
    "wohnt": "allein partner familie wg betreut heim klinik",
    "entlassung": "datum steht_nicht_fest",
    "wunsch": "zuhause wohnung heim zeitweise offen",
    "wann": "sofort 4_wochen 3_monate vorsorge weiss_nicht",
    "wer_hilft": "partner_in kinder_familie nachbarn_ehrenamt pflegedienst"
    " 24_stunden_betreuungskraft niemand",
    "belastung": "gut angestrengt am_limit weiss_nicht",
    "berufstaetig": "ja nein",
    "kasse": "gesetzlich privat mit_beihilfe weiss_nicht",
    "wuensche": "sprache konfessioneller_traeger haustier_mitnehmen nur_frauen nur_maenner"
    " nichts_davon",
    "wuensche.sprache": "en tr fr ru es pl andere",
    "interessen": "pflege haushalt mobil essen krankheit hilfsmittel betreuung wohnen demenz"
    " gesellschaft praevention zuhause entlastung finanzen recht",
}
FIELDS = {
    "pflege.bereiche": "waschen_duschen an_ausziehen toilette_inkontinenz"
    " aufstehen_zubettgehen nachts nichts_davon",
    "pflege.haeufig": "seltener 1x 2_3x 4x_und_mehr auch_nachts weiss_nicht",
    "haushalt.arten": "putzen waesche einkaufen kochen botengaenge_begleitung_zum_amt weiss_nicht",
    "mobil.transport": "ja ja_im_rollstuhl nein",
    "essen.besonders": "diaet schluckstoerung sonde_peg gewichtsverlust allergie nichts",
    "krankheit.themen": "medikamente spritzen wunden_verbaende blutdruck_zucker_messen"
    " katheter_stoma beatmung_intensiv schmerzen_palliativ nichts",
    "hilfsmittel.bedarf": "verbrauchsmaterial ess_trinkhilfen lagerung_druckgeschwuer",
    "betreuung.noetig": "ja nein",
    "wohnen.form": "barrierefreie_wohnung betreutes_wohnen senioren_wg weiss_nicht",
    "demenz.angebot": "betreuung_zu_hause tagespflege demenz_wg wohnbereich_fuer_demenz"
    " angehoerigengruppe",
    "zuhause.hindernis": "wohnung_barrieren allein_am_tag allein_in_der_nacht"
    " angehoerige_schaffen_es_nicht nichts_davon",
    "entlastung.wofuer": "urlaub krankheit arbeit ein_paar_stunden_pro_woche nachts dauerhaft"
    " weiss_nicht",
    "finanzen.themen": "hilfe_zur_pflege",
    "recht.themen": "pflegezeit_familienpflegezeit heimvertrag widerspruch_pflegegrad",
}
ANSWERS = {
    **robin.AT_HOME,
    "wohnt": "klinik",
    "entlassung": "datum",
    "entlassung_datum": "2026-03-20",
    "wuensche": ("sprache",),
    "interessen": tuple(BASE["interessen"].split()),
    "pflege.bereiche": ("nachts",),
    "betreuung.noetig": "ja",
}
"""With the first option of every other question, these make Robin ask everything."""
TOPICS_ONLY = {"recht.themen", "praevention.themen", "gesellschaft.arten", "finanzen.themen"}
"""Who chose the field has at least one of its topics in mind."""
ENVELOPE = {"csrf_token", "gezeigt", "beratung"}
"""What a form carries beside the answers."""
_SHOWN = {}
"""The forms of all pages once they were read; they are values and nobody changes them."""


class TestQuestions:
    """What stands on the pages: the contract for forms."""

    @pytest.fixture
    def forms(self, client):
        """Return the forms of all pages by page key, shown to somebody who is asked everything."""
        if _SHOWN:
            return _SHOWN
        catalogue = client.application.extensions["content"].catalogue
        first = {
            question.id: question.option_keys[:1]
            if question.type.is_multiple
            else question.option_keys[0]
            for question in catalogue.questions
            if question.option_keys and question.is_mandatory
        }
        robin.keep(client, first | ANSWERS)
        for page in catalogue.pages[1:]:
            _SHOWN[page.key] = robin.form_on(client, question_path(page.key))
        robin.keep(client, robin.NOTHING_NEEDED)
        _SHOWN["s03 ohne"] = robin.form_on(client, robin.GRADE)
        return _SHOWN

    def test_fields_are_named_by_question_and_values_by_option(self, forms):
        offered = {name: form.options(name) for form in forms.values() for name in form.names}

        for name, keys in (BASE | FIELDS).items():
            assert name in offered
            assert set(keys.split()) <= set(offered[name]), name

    def test_every_question_of_the_catalogue_is_shown_with_all_its_options(self, client, forms):
        catalogue = client.application.extensions["content"].catalogue
        offered = {name: form.options(name) for form in forms.values() for name in form.names}

        for question in catalogue.questions:
            if question.page != "s01" and question.id != "finanzen.heimmonate":
                assert offered[question.id] == list(question.option_keys)

    def test_no_page_asks_more_than_five_questions(self, forms):
        for form in forms.values():
            asked = form.names - ENVELOPE
            assert 1 <= len(asked) <= 5

    def test_options_are_fields_and_never_submit_buttons(self, forms):
        for form in forms.values():
            assert list(form.buttons) == ["Weiter", "Zurück", "Einfache Sprache"]

    def test_b10_asks_for_whom_the_consultation_is(self, forms):
        form = forms["s02"]

        assert len(form.options("fuer_wen")) >= 3
        assert {one.kind for one in form.controls if one.name == "fuer_wen"} == {"radio"}

    def test_b11_asks_whether_there_is_a_pflegegrad_on_the_page_before_which(self, forms):
        assert "pg_status" in forms["s02"].names
        assert "pg" in forms["s03"].names
        assert "pg" not in forms["s03 ohne"].names

    def test_b12_interests_are_tiles_of_which_several_can_be_chosen(self, forms):
        kinds = {one.kind for one in forms["s07"].controls if one.name == "interessen"}

        assert kinds == {"checkbox"}
        assert len(forms["s07"].options("interessen")) >= 12

    def test_b19_not_knowing_is_offered_where_sensible(self, client, forms):
        unknown = {"weiss_nicht", "keine_angabe", "offen", "spaeter"}
        known = {"fuer_wen", "rolle", "pg", "entlassung", "interessen"}
        without = {
            name
            for form in forms.values()
            for name in form.names
            if form.options(name) and not unknown & set(form.options(name))
        }
        optional = {
            question.id
            for question in client.application.extensions["content"].catalogue.questions
            if not question.is_mandatory
        }

        assert without - optional <= known | TOPICS_ONLY

    def test_each_question_says_why_it_is_asked(self, client, forms):
        robin.keep(client, robin.NOTHING_NEEDED)

        page = client.get(robin.PERSON)

        summaries = [text_of(one) for one in walk(pages.tree(page), "summary")]
        questions = forms["s02"].names - {*ENVELOPE, "rolle"}
        assert summaries.count("Warum fragen wir das?") == len(questions)


class TestWrongAnswer:
    def test_the_summary_leads_to_the_first_option_and_the_group_is_marked(self, client):
        robin.keep(client, robin.AT_HOME)
        form = robin.form_on(client, robin.LIFE)
        kept = {one: form.chosen(one) for one in form.names}

        refused = client.post(robin.LIFE, data=kept | {"wunsch": "mond"})

        root = pages.tree(refused)
        links = [one.get("href") for one in walk(pages.element(root, "fehler"), "a")]
        assert "#wunsch-zuhause" in links
        assert pages.element(root, "wunsch-zuhause").get("name") == "wunsch"
        group = pages.element(root, "wunsch")
        assert (group.get("role"), group.get("aria-invalid")) == ("radiogroup", "true")

    def test_a_hint_that_several_answers_fit_is_read_out(self, client):
        robin.keep(client, robin.AT_HOME)

        for path in (robin.HELPERS, robin.INTERESTS):
            for group in walk(pages.tree(client.get(path)), "fieldset"):
                hints = [one.get("id") for one in walk(group, "span") if one.get("class") == "hint"]
                assert hints == group.get("aria-describedby", "").split()

    def test_each_box_of_a_wrong_group_is_marked(self, client):
        robin.keep(client, robin.AT_HOME)

        refused = robin.answer(client, robin.HELPERS, {"wer_hilft": ("kinder_familie", "niemand")})

        group = pages.element(pages.tree(refused), "wer_hilft")
        assert {one.get("aria-invalid") for one in walk(group, "input")} == {"true"}
        assert group.get("role") is None
