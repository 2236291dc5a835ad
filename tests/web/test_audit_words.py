"""Every action, kind and detail of the trail has its German words."""

import pytest

from portal.domain.access.acting import Rank
from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Detail, SubjectKind
from portal.domain.availability.light import KindOfPlace
from portal.domain.corrections.block import Block
from portal.domain.matching.category import Category
from portal.domain.profiles.files import FileKind
from portal.queries.audit import KeptEntry
from portal.web import audit_words
from portal.web.audit_words import (
    ACTION_WORDS,
    CODE_WORDS,
    DETAIL_WORDS,
    KIND_WORDS,
    NAMELESS,
    actor_here,
    line_of,
)
from tests.models.records import NOW


def make_entry(**fields):
    return KeptEntry(
        **{
            "entry_id": 1,
            "at": NOW,
            "actor_id": None,
            "actor": "Erika Muster",
            "action": "company_renamed",
            "subject_kind": "company",
            "subject_id": "c" * 32,
            "company_id": None,
            "details": {"before": "Alt GmbH", "count": 3},
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("words", "names"),
    [(ACTION_WORDS, Action), (KIND_WORDS, SubjectKind), (DETAIL_WORDS, Detail)],
)
def test_p08_everything_has_words_of_its_own(words, names):
    assert set(words) == set(names)
    assert len(set(words.values())) == len(names)
    assert all(text[0].isupper() for text in words.values())


class TestLine:
    def test_says_everything_in_words(self):
        line = line_of(make_entry())

        assert (line.who, line.what, line.at) == ("Erika Muster", "Anbieter umbenannt", NOW)
        assert line.subject == f"Anbieter {'c' * 32}"
        assert line.details == (("Vorher", "Alt GmbH"), ("Anzahl", "3"))

    def test_a_kind_and_a_detail_of_one_name_have_each_their_words(self):
        line = line_of(make_entry(subject_kind="facility", details={"facility": 7}))

        assert line.subject == f"Einrichtung {'c' * 32}"
        assert line.details == (("Einrichtung Nr.", "7"),)

    def test_keeps_names_that_nobody_knows_any_more(self):
        entry = make_entry(action="moved", subject_kind="ship", details={"speed": 7})

        line = line_of(entry)

        assert (line.what, line.subject) == ("moved", f"ship {'c' * 32}")
        assert line.details == (("speed", "7"),)


class TestActor:
    @pytest.mark.parametrize(("name", "words"), [("Erika Muster", "Erika Muster"), ("", NAMELESS)])
    def test_is_who_is_signed_in(self, monkeypatch, name, words):
        person = Visitor(
            account_id="a" * 32,
            session_id="s" * 32,
            role=Role.ADMIN,
            name=name,
            email="v@example.org",
            has_second_factor=True,
            awaits_second_factor=False,
        )
        monkeypatch.setattr(audit_words, "signed_in", lambda: person)

        actor = actor_here()

        assert (actor.account_id, actor.words) == ("a" * 32, words)


@pytest.mark.parametrize(
    ("details", "shown"),
    [
        ({"reason": "no_licence"}, (("Grund", "Die Lizenz fehlt."),)),
        ({"after": "auf_anfrage"}, (("Nachher", "Auf Anfrage"),)),
        ({"kind": "kurzzeitpflege"}, (("Art", "Kurzzeitpflege"),)),
        ({"kind": "stationaer"}, (("Art", "Stationäre Einrichtungen"),)),
        ({"kind": "pruefbericht"}, (("Art", "Prüfbericht"),)),
        ({"kind": "plaetze"}, (("Art", "Freie Plätze"),)),
        ({"kind": "employee"}, (("Art", "Mitarbeiter-Zugang"),)),
        ({"reason": "Schreibt Werbung."}, (("Grund", "Schreibt Werbung."),)),
    ],
)
def test_p08_what_the_portal_writes_itself_is_shown_in_words(details, shown):
    assert line_of(make_entry(details=details)).details == shown


def test_p08_every_kind_that_is_written_down_has_words():
    written = (*Category, *FileKind, *Block, *Rank, *KindOfPlace)
    assert {one.value for one in written} <= set(CODE_WORDS)
