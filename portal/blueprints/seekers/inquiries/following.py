"""See one's own inquiries: all of them, one sending with its receipt, one with its answers."""

import secrets

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.inquiries.way import Way
from portal.domain.inquiries.terms import CONFIRM
from portal.queries.alternatives import Alternative, list_alternatives
from portal.queries.recipients import list_recipients
from portal.services.inquiries.confirm import ConfirmedTooLate, confirm_inquiries
from portal.services.inquiries.read_own import OwnInquiry, OwnSending, read_one, read_own
from portal.values.errors import NotFound
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.inquiry_letters import announce_soon
from portal.web.inquiry_words import KIND_WORDS, said_words, status_words
from portal.web.pages import page
from portal.web.posting import ID_BYTES
from portal.web.transactions import writing
from portal.web.visit_calendar import visit_calendar


def show_all(*, way: Way) -> Response:
    """Show every sending and all recipients."""
    sendings = read_own(db.session(), owner=way.owner, cipher=outside.current().cipher)
    return page(
        "seekers/inquiries/index.html",
        sendings=sendings,
        way=way,
        kinds=KIND_WORDS,
        status_words=status_words,
        done=request.args.get("fertig", ""),
    )


def show_sending(*, way: Way, batch_id: str = "", status: int = 200) -> Response:
    """Show the receipt of one sending, or ask to confirm it; opening it changes nothing."""
    sending = _sending(way, batch_id)
    return page(
        "seekers/inquiries/own.html",
        status=status,
        sending=sending,
        way=way,
        kind=KIND_WORDS[sending.kind],
        status_words=status_words,
        is_new=request.args.get("neu") == "ja",
        is_too_late=sending.awaits_confirmation and clock.now() >= sending.created_at + CONFIRM,
    )


def show_one(
    *,
    way: Way,
    inquiry_id: str,
    text: str = "",
    problem: str = "",
    done: str = "",
    status: int = 200,
) -> Response:
    """Show one inquiry with what was answered and what can be done."""
    sending, inquiry = read_one(
        db.session(), owner=way.owner, inquiry_id=inquiry_id, cipher=outside.current().cipher
    )
    return page(
        "seekers/inquiries/own_one.html",
        status=status,
        sending=sending,
        inquiry=inquiry,
        way=way,
        kind=KIND_WORDS[sending.kind],
        status_words=status_words,
        said_words=said_words,
        text=text,
        problem=problem,
        number=secrets.token_hex(ID_BYTES),
        others=_alternatives(sending, inquiry),
        done=done or request.args.get("fertig", ""),
    )


def show_calendar(*, way: Way, inquiry_id: str) -> Response:
    """Give the time that the facility proposed last as a calendar file."""
    sending, inquiry = read_one(
        db.session(), owner=way.owner, inquiry_id=inquiry_id, cipher=outside.current().cipher
    )
    if inquiry.proposed_time is None:
        raise NotFound("no time was proposed")
    return visit_calendar(
        inquiry_id=inquiry.id,
        kind=sending.kind,
        facility_name=inquiry.facility_name,
        address_line=inquiry.address_line,
        starts_at=inquiry.proposed_time,
    )


def confirm(*, way: Way) -> AnyResponse:
    """Send what waited for this click; too late is said on the page."""
    sending = _sending(way, "")
    ids = tuple(one.facility_id for one in sending.inquiries)
    askable = {
        one.facility_id for one in list_recipients(db.session(), ids=ids) if not one.obstacle
    }
    try:
        with writing() as session:
            confirm_inquiries(
                session,
                owner=way.owner,
                askable=askable,
                now=clock.now(),
                today=clock.today(),
            )
    except ConfirmedTooLate:
        return show_sending(way=way, status=410)
    announce_soon()
    return redirect(f"{way.sending(sending.batch_id)}?neu=ja", 303)


def _alternatives(sending: OwnSending, inquiry: OwnInquiry) -> tuple[Alternative, ...] | None:
    """Return what to offer to somebody who was refused, or got no answer for days; else None."""
    if not inquiry.needs_alternatives:
        return None
    return list_alternatives(
        db.session(),
        facility_id=inquiry.facility_id,
        asked=[one.facility_id for one in sending.inquiries],
        today=clock.today(),
    )


def _sending(way: Way, batch_id: str) -> OwnSending:
    found = read_own(
        db.session(), owner=way.owner, cipher=outside.current().cipher, batch_id=batch_id
    )
    if not found:
        raise NotFound("no such sending")
    return found[0]
