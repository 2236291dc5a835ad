"""„Verwaltung“: the state of the post and the number of accounts."""

from flask import Blueprint, Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.accounts.roles import Role
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Entry, Subject, SubjectKind
from portal.queries.account_counts import list_role_counts
from portal.queries.outgoing_mails import get_post_state
from portal.queries.support_queues import Queues, count_queues
from portal.services.journal.audit import audit
from portal.services.journal.post_letter import post_letter
from portal.services.mails.retry import retry_mails
from portal.values.letter import Letter
from portal.web import clock, outside, site
from portal.web.access import requires, signed_in, writes
from portal.web.audit_words import actor_here
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.pages import page
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing

blueprint = Blueprint("home", __name__)
ROLE_WORDS = {
    Role.SEEKER: "Pflegesuchende",
    Role.PROVIDER: "Anbieter",
    Role.ADMIN: "Verwaltung",
}
QUEUES = (
    ("admin.claims.index", "Profilübernahmen", "claims"),
    ("admin.reviews.index", "Bewertungen, die auf Prüfung warten", "reviews"),
    ("admin.reviews.index", "Gemeldete Bewertungen", "reported"),
    ("admin.corrections.index", "Hinweise zu Profilen", "corrections"),
    ("admin.inquiries.index", "Zurückgehaltene Anfragen", "inquiries"),
)
"""The page of each queue, its words, and which number of `Queues` stands beside it."""
DONE_WORDS = {
    "erneut": "Alle offenen E-Mails werden jetzt noch einmal versucht.",
    "probe": "Die Probe-E-Mail an Ihre Adresse ist unterwegs.",
}


@blueprint.get("/verwaltung/")
@requires(Permission.OPERATIONS_SEE)
def show() -> Response:
    """Show how the portal is doing, in numbers without names."""
    session = db.session()
    return page(
        "admin/home/show.html",
        queues=_shown(count_queues(session)),
        post=get_post_state(session),
        accounts=tuple((ROLE_WORDS[one.role], one) for one in list_role_counts(session)),
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


def _shown(queues: Queues) -> tuple[tuple[str, str, int], ...]:
    """Return page, words and number of each queue that has a page."""
    return tuple(
        (endpoint, words, getattr(queues, name))
        for endpoint, words, name in QUEUES
        if endpoint in current_app.view_functions
    )


@blueprint.post("/verwaltung/erneut-versuchen")
@requires(Permission.OPERATIONS_RUN)
@writes
def retry() -> AnyResponse:
    """Try every mail again that was not sent."""
    done = _done(Action.MAILS_RETRIED)
    with writing() as session:
        retry_mails(session, now=clock.now())
        audit(session, entry=done, now=clock.now())
    send_soon()
    return redirect(url_for(".show", getan="erneut"), 303)


@blueprint.post("/verwaltung/probe-e-mail")
@requires(Permission.OPERATIONS_RUN)
@writes
def send_probe() -> AnyResponse:
    """Send a mail to whoever asks for it, to see whether mails arrive."""
    account, new_id, cipher = signed_in(), mail_id(), outside.current().cipher
    letter, done = _probe_for(account.email), _done(Action.PROBE_SENT)
    with writing() as session:
        post_letter(
            session,
            letter=letter,
            mail_id=new_id,
            account_id=account.account_id,
            now=clock.now(),
            cipher=cipher,
        )
        audit(session, entry=done, now=clock.now())
    send_soon()
    return redirect(url_for(".show", getan="probe"), 303)


def _done(action: Action) -> Entry:
    return Entry(actor_here(), action, Subject(SubjectKind.PORTAL, "post"))


def _probe_for(recipient: str) -> Letter:
    current = site.current()
    return compose(
        "probe",
        sender=current.activation_sender,
        recipient=recipient,
        subject=f"Probe-E-Mail von {current.name}",
    )
