from flask import Flask

from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.band import Band
from portal.domain.waiting.wish import Reason
from portal.web.waiting_words import band_words, kind_option, reason_words, waiting_kind_words


def test_x04_every_band_follows_sie_stehen():
    assert [band_words(band) for band in Band] == [
        "unter den Ersten",
        "im vorderen Drittel",
        "im mittleren Drittel",
        "im hinteren Drittel",
    ]


def test_every_reason_has_its_words(app: Flask):
    with app.app_context():
        assert reason_words(Reason.KRANKENHAUS) == "Entlassung aus dem Krankenhaus"
        assert all(reason_words(reason) for reason in Reason)


def test_an_option_has_value_and_words():
    assert kind_option(KindOfPlace.DAUERPFLEGE) == ("dauerpflege", "Dauerpflege")


def test_x04_who_waits_for_a_service_waits_to_be_taken_on():
    assert waiting_kind_words(KindOfPlace.AUFNAHME) == "Aufnahme durch den Dienst"
    assert all(waiting_kind_words(kind) for kind in KindOfPlace)


def test_the_templates_know_them(app: Flask):
    assert {
        "band_words",
        "reason_words",
        "leads_to_waiting",
        "waiting_kind_words",
    } <= app.jinja_env.filters.keys()
