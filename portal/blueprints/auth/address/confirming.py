"""Confirm a change of address by the link in one of the two mails."""

from flask import Response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.purposes import Purpose
from portal.queries.address_changes import AddressLink, find_link
from portal.services.accounts.confirm_address import (
    AddressLinkInvalid,
    ChangedMails,
    confirm_address,
)
from portal.web import clock, outside, site
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.pages import page
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing
from portal.web.visiting import hash_token

SUBJECT = "Ihre E-Mail-Adresse wurde geändert"


def show_link(token: str) -> Response:
    """Ask to confirm, or say that it is done, that the other address is missing, or the end."""
    link = _find(token)
    return page(
        "auth/address/show_link.html",
        status=200 if link else 410,
        link=link,
        is_old=link is not None and link.purpose is Purpose.OLD_ADDRESS,
    )


def confirm(token: str) -> AnyResponse:
    """Confirm, and show the same page anew with what is next."""
    link = _find(token)
    if link is None:
        return show_link(token)
    mails = _mails(link)
    try:
        with writing() as session:
            confirm_address(
                session,
                token_hash=hash_token(token=token),
                mails=mails,
                device=device_words(),
                now=clock.now(),
                cipher=outside.current().cipher,
            )
    except AddressLinkInvalid:
        return page("auth/address/show_link.html", status=410, link=None, is_old=False)
    send_soon()
    return redirect(url_for("auth.address.show_link", token=token), 303)


def _find(token: str) -> AddressLink | None:
    return find_link(db.session(), token_hash=hash_token(token=token), now=clock.now())


def _mails(link: AddressLink) -> ChangedMails:
    old, new = (
        compose(
            "address_changed",
            sender=site.current().activation_sender,
            recipient=read_address(text=email).mailbox,
            subject=SUBJECT,
            is_old=email == link.change.old_email,
        )
        for email in (link.change.old_email, link.change.new_email)
    )
    return ChangedMails(to_old=old, to_new=new, old_mail_id=mail_id(), new_mail_id=mail_id())
