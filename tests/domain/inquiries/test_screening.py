from datetime import timedelta

import pytest

from portal.domain.inquiries.screening import (
    QUICKEST,
    Doubt,
    DoubtsUnreadable,
    count_links,
    doubts,
    from_text,
    to_text,
)

MINUTE = timedelta(minutes=1)


def found(text="Wann können wir das Haus ansehen?", *, trap="", shown_for=MINUTE, is_often=False):
    return doubts(texts=("Erika", text), trap=trap, shown_for=shown_for, is_often=is_often)


class TestDoubts:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Meine Mutter kommt am 3.12. aus dem Krankenhaus. Haben Sie Platz?",
            "Schreiben Sie an erika.muster@example.de oder rufen Sie an: 0221 123456.",
            "Mein Vater hat Pflegegrad 3 … wir brauchen Kurzzeitpflege!!!",
            "z.B. ab Januar, d.h. in 4 Wochen.Danke",
            "Ich arbeite bei edeka.de, ja, bei Edeka.de, bis 18 Uhr.",
            "Wir wohnen in St.Top gleich nebenan.",
            "Unterschrift: ....................................",
            "Name: ____________________ Ort: --------------------",
            "Guten Tag,                         ich frage für meine Mutter.",
            "Danke" + "\n" * 30 + "Erika",
        ],
    )
    def test_what_people_write_is_not_doubted(self, text):
        assert found(text) == ()

    @pytest.mark.parametrize(
        "text",
        [
            "Mehr unter https://example.com/angebot",
            "Schauen Sie: www.beispiel.de",
            "Kredite auf guenstig-geld.xyz und schnell-geld.top",
            "HTTP:/beispiel",
        ],
    )
    def test_links_are_doubted(self, text):
        assert found(text) == (Doubt.LINK,)

    def test_a_link_in_the_name_counts_as_well(self):
        given = doubts(texts=("www.beispiel.de", ""), trap="", shown_for=MINUTE, is_often=False)

        assert given == (Doubt.LINK,)

    def test_the_trap_the_missing_stamp_haste_and_frequency_are_doubted(self):
        assert found(trap="http://spam") == (Doubt.TRAP,)
        assert found(trap="  ") == ()
        assert found(shown_for=None) == (Doubt.NO_STAMP,)
        assert found(shown_for=QUICKEST - timedelta(milliseconds=1)) == (Doubt.TOO_QUICK,)
        assert found(shown_for=QUICKEST) == ()
        assert found(is_often=True) == (Doubt.TOO_OFTEN,)

    def test_markup_and_endless_letters_are_doubted(self):
        assert found("[url]Uhren[/url]") == (Doubt.MARKUP,)
        assert found("a" * 20) == (Doubt.REPETITION,)
        assert found("a" * 19) == ()

    def test_all_of_them_come_in_their_order(self):
        every = found(
            "<a href='https://x.de'>" + "!" * 20, trap="x", shown_for=timedelta(0), is_often=True
        )

        assert every == (
            Doubt.TRAP,
            Doubt.TOO_QUICK,
            Doubt.TOO_OFTEN,
            Doubt.LINK,
            Doubt.MARKUP,
            Doubt.REPETITION,
        )

    @pytest.mark.parametrize("text", ["a" * 100_000, "www." * 25_000, "a@" * 50_000, "x." * 50_000])
    def test_a_hostile_text_is_read_once(self, text):
        assert isinstance(found(text), tuple)


class TestCountLinks:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("Pflegegrad 4: https://WWW.Beispiel.com/x?y=z, www.uhren.xyz und uhren.xyz", 3),
            ("edeka.de oder Edeka.de", 1),
            ("erika@example.org", 0),
            ("", 0),
        ],
    )
    def test_says_how_many_and_never_where_to(self, text, number):
        assert count_links(texts=("Erika", text)) == number


class TestStored:
    def test_written_and_read_again(self):
        given = (Doubt.TRAP, Doubt.LINK)

        assert to_text(doubts=given) == "trap link"
        assert from_text(text="trap link") == given
        assert (to_text(doubts=()), from_text(text="")) == ("", ())

    def test_anything_else_is_refused(self):
        with pytest.raises(DoubtsUnreadable):
            from_text(text="trap gibt-es-nicht")
