"""The form, and the page that shows before sending exactly what goes to whom."""

from dataclasses import replace

from flask import Response, request

from portal.blueprints.seekers.inquiries import asking, consent, forms, once, origin, protocol
from portal.domain.inquiries.kind import Slot
from portal.web.inquiry_words import KIND_WORDS
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.screening import STAMP, TRAP, form_stamp


def show_form() -> Response:
    """Show the form for the chosen facilities, or why none of them can be asked here."""
    sender = asking.read_sender()
    entered = forms.Entered()
    if sender:
        entered = replace(entered, name=sender.name, phone=sender.phone)
    return form_page(asking.read_asked(), sender, entered)


def check_form() -> Response:
    """Show what would go to whom, or the form again and what is wrong with it."""
    asked, sender = asking.read_asked(), asking.read_sender()
    entered, wish = _read(sender)
    if wish is None or not asked.askable:
        return form_page(asked, sender, entered, status=422)
    return check_page(asked, sender, entered, wish)


def change_form() -> Response:
    """Show the form again with what was typed."""
    sender = asking.read_sender()
    entered, _ = _read(sender)
    return form_page(asking.read_asked(), sender, replace(entered, problems=()))


def form_page(
    asked: asking.Asked,
    sender: asking.Sender | None,
    entered: forms.Entered,
    *,
    sealed_origin: str = "",
    status: int = 200,
) -> Response:
    """Render the form; with an origin it says that what was told before stands in it."""
    return page(
        "seekers/inquiries/write.html",
        status=422 if asked.too_many else status,
        asked=asked,
        sender=sender,
        entered=entered,
        kinds=tuple(KIND_WORDS.items()),
        slots=tuple(Slot),
        protocol=protocol.read_lines(),
        stamp=request.form.get(STAMP) or form_stamp(),
        number=once.form_number(),
        origin=sealed_origin or origin.kept_origin(),
        is_carried=bool(sealed_origin),
    )


def check_page(
    asked: asking.Asked,
    sender: asking.Sender | None,
    entered: forms.Entered,
    wish: forms.Wish,
    *,
    problems: tuple[NamedProblem, ...] = (),
    note: str = "",
    status: int = 200,
) -> Response:
    """Render the page that shows exactly what goes to whom, and whom this form has asked before."""
    form = once.sent_form(asked, sender, wish)
    lines = protocol.read_lines() if entered.with_protocol else ()
    return page(
        "seekers/inquiries/check.html",
        status=status,
        asked=asked,
        sender=sender,
        entered=entered,
        content=replace(wish.content, protocol=lines),
        kind=KIND_WORDS[wish.kind],
        mark=protocol.mark_of(lines),
        boxes=tuple(
            (
                consent.field_of(one.facility_id),
                consent.sentence_for(one.name),
                request.form.get(consent.field_of(one.facility_id)) == forms.TICKED,
            )
            for one in form.fresh
        ),
        recipients=form.fresh,
        before=form.before,
        problems=problems,
        note=note,
        stamp=request.form.get(STAMP, ""),
        trap=request.form.get(TRAP, ""),
        number=form.number,
        origin=origin.kept_origin(),
    )


def _read(sender: asking.Sender | None) -> tuple[forms.Entered, forms.Wish | None]:
    return forms.read_form(form=request.form, account_email=sender.email if sender else "")
