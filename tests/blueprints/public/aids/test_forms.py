from werkzeug.datastructures import MultiDict

from portal.blueprints.public.aids.forms import read_choice, read_ticked
from portal.domain.library.choosing import Choice
from portal.domain.library.hilfsmittel import Paying


def test_reads_every_choice():
    args = MultiDict(
        {"gruppe": "HM_BETT", "zahlt": "selbst", "ohne_pflegegrad": "ja", "ohne_rezept": "ja"}
    )

    assert read_choice(args=args, groups=["HM_BETT"]) == Choice(
        group="HM_BETT", payer=Paying.SELBST, without_grade=True, without_prescription=True
    )


def test_nothing_is_chosen_at_first():
    assert read_choice(args=MultiDict(), groups=["HM_BETT"]) == Choice()


def test_ticked_ones_come_in_the_order_of_the_list(app):
    library = app.extensions["content"].library
    args = MultiDict([("hilfe", "rollstuhl"), ("hilfe", "hausnotruf"), ("hilfe", "rollstuhl")])

    found = [entry.slug for entry in read_ticked(args=args, library=library)]

    assert found == ["hausnotruf", "rollstuhl"]
