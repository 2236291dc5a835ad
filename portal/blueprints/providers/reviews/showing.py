"""The pages of the reviews, and the card that answers a button."""

from dataclasses import dataclass
from typing import Any

from flask import Response, redirect, render_template, url_for
from htmx_flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.reviews.answer import LONGEST_ANSWER
from portal.domain.reviews.criteria import Criterion
from portal.queries.received_reviews import ReceivedReview, list_received
from portal.web import content
from portal.web.company import acting
from portal.web.desk import chosen_group_id, desk
from portal.web.extensions import db
from portal.web.named_problem import NamedProblem
from portal.web.pages import VARY, page
from portal.web.turning import read_turn

ON_A_PAGE = 10
ANSWERING = "beantworten"
"""The id of what a sent answer swaps: the review and the form below it."""
MOST_TYPED = 2 * LONGEST_ANSWER
SENTENCES = {
    "missing": "Bitte schreiben Sie Ihre Antwort in das Feld.",
    "too_long": f"Bitte kürzen Sie Ihre Antwort auf {LONGEST_ANSWER} Zeichen.",
}
MEANWHILE = (
    "Inzwischen hat jemand anderes aus Ihrem Haus geantwortet. Ihr Text steht noch im Feld. Wenn"
    " Sie die Antwort damit ersetzen möchten, drücken Sie den Knopf noch einmal."
)
REWRITTEN = (
    "Die Person hat ihre Bewertung inzwischen geändert. Bitte lesen Sie, was jetzt dort steht. Ihr"
    " Text steht noch im Feld. Wenn er auch dazu passt, drücken Sie den Knopf noch einmal."
)
KEPT = (
    "Inzwischen hat jemand anderes aus Ihrem Haus die Antwort geändert. Sie ist noch nicht"
    " gelöscht. Bitte lesen Sie, was jetzt dort steht."
)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed as an answer, and what is wrong with it; None is nothing typed yet."""

    text: str | None = None
    problem: str = ""
    notice: str = ""

    @property
    def problems(self) -> tuple[NamedProblem, ...]:
        """Return the lines of the error summary."""
        return (NamedProblem("text", self.problem),) if self.problem else ()


EMPTY = Entered()


def refused(text: str, *, code: str) -> Entered:
    """Return what was typed with the sentence for what is wrong."""
    return Entered(text, problem=SENTENCES[code])


@dataclass(frozen=True, slots=True)
class Card:
    """A review as the dashboard shows it."""

    received: ReceivedReview
    criteria: tuple[Criterion, ...]
    may_answer: bool

    @property
    def anchor(self) -> str:
        """Return the id of the card on the page."""
        return f"b{self.received.review.review_id}"


def card_of(received: ReceivedReview) -> Card:
    """Return a review with what the page needs around it."""
    may_answer = acting().may_for(Permission.REVIEWS_ANSWER, facility_id=received.facility_id)
    criteria = content.current().criteria.of(category=received.category)
    return Card(received, tuple(criteria), may_answer)


def show_list() -> Response:
    """Show one page of the list."""
    is_new = request.args.get("neu") == "ja"
    turn = read_turn(size=ON_A_PAGE)
    found = list_received(
        db.session(),
        acting=acting(),
        group_id=chosen_group_id(),
        is_new=is_new,
        offset=turn.offset,
        limit=turn.limit,
    )
    return page(
        "providers/reviews/index.html",
        cards=tuple(card_of(one) for one in found[:ON_A_PAGE]),
        is_new=is_new,
        number=turn.number,
        has_more=len(found) > ON_A_PAGE,
    )


def show_one(received: ReceivedReview, entered: Entered, *, status: int = 200) -> Response:
    """Show one review with the form for an answer."""
    if _swaps(ANSWERING):
        return _whole(card_of(received), entered)
    return page(
        "providers/reviews/show.html",
        status=status,
        card=card_of(received),
        entered=entered,
        most=LONGEST_ANSWER,
        here=ANSWERING,
        done=request.args.get("getan", "") == "ja",
    )


def show_done(received: ReceivedReview, *, sentence: str) -> AnyResponse:
    """Answer a button: htmx gets what it swaps and the counters anew, others a page."""
    card = card_of(received)
    if _swaps(ANSWERING):
        return _whole(card, EMPTY, sentence=sentence)
    if _swaps(card.anchor):
        return _fragment("done", card=card, sentence=sentence)
    address = url_for("providers.reviews.show", review_id=received.review.review_id, getan="ja")
    return redirect(address, 303)


def show_meanwhile(received: ReceivedReview, entered: Entered) -> Response:
    """Show what a colleague or the author has written meanwhile; nothing was changed."""
    card = card_of(received)
    if _swaps(card.anchor):
        return _fragment("done", card=card, sentence=entered.notice)
    return show_one(received, entered, status=409)


def _swaps(target: str) -> bool:
    return bool(request.htmx) and request.htmx.target == target


def _whole(card: Card, entered: Entered, *, sentence: str = "") -> Response:
    """Return review and form as they are now; a refusal too, for htmx shows no error's answer."""
    return _fragment(
        "answer",
        card=card,
        entered=entered,
        most=LONGEST_ANSWER,
        here=ANSWERING,
        sentence=sentence,
    )


def _fragment(template: str, **values: Any) -> Response:
    body = render_template(f"providers/reviews/{template}.html", ways=desk().ways, **values)
    response = Response(body)
    response.headers["Vary"] = VARY
    return response
