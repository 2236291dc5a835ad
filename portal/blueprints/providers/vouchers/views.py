"""„Gutschein“: what the company has entered, and for which facility it is used."""

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.entitlements.limits import product_for
from portal.domain.entitlements.products import Product
from portal.queries.own_facilities import list_own
from portal.queries.vouchers import list_unused
from portal.services.entitlements.use_voucher import use_voucher
from portal.values.errors import Invalid, NotFound
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.company import acting, actor
from portal.web.extensions import db
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.transactions import writing

blueprint = Blueprint("vouchers", __name__, url_prefix="/anbieter/gutschein")
PRODUCT_WORDS = {Product.PREMIUM: "Premium-Lizenz", Product.WOHNEN: "Lizenz für Wohnangebote"}
NEEDED = "Bitte wählen Sie die Einrichtung, für die der Gutschein gelten soll."
USED = "eingeloest"


@blueprint.get("")
@requires(Permission.FACILITIES_MANAGE)
def index() -> Response:
    """Show the codes that are left, each with the facilities that it fits."""
    return _show()


@blueprint.post("/<string(length=64):code_hash>")
@requires(Permission.FACILITIES_MANAGE)
@writes
def use(code_hash: str) -> AnyResponse:
    """Begin the licence today."""
    chosen = request.form.get("einrichtung", "")
    if not chosen.isdecimal():
        return _show(problem=NEEDED, status=422)
    who, by = acting(), actor()
    try:
        with writing() as session:
            use_voucher(
                session,
                code_hash=code_hash,
                company_id=who.company_id,
                facility_id=int(chosen[:9]),
                actor=by,
                today=clock.today(),
                now=clock.now(),
            )
    except Invalid:
        return _show(problem=NEEDED, status=422)
    except NotFound:
        abort(404)
    return redirect(url_for(".index", getan=USED), 303)


def _show(*, problem: str = "", status: int = 200) -> Response:
    session, who = db.session(), acting()
    facilities = list_own(session, acting=who, today=clock.today())
    vouchers = tuple(
        (
            one,
            PRODUCT_WORDS[Product(one.product)],
            tuple(f for f in facilities if product_for(category=f.category) == one.product),
        )
        for one in list_unused(session, company_id=who.company_id)
    )
    return page(
        "providers/vouchers/index.html",
        status=status,
        vouchers=vouchers,
        problems=(NamedProblem("gutscheine", problem),) if problem else (),
        is_used=request.args.get("getan") == USED,
    )
