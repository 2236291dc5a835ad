"""Commands for licences: grant, list and end them, and make voucher codes."""

import secrets
from datetime import date, datetime, timedelta

import click
from flask.cli import AppGroup, with_appcontext

from portal.domain.audit.entry import COMMAND
from portal.domain.entitlements.products import Product
from portal.domain.entitlements.vouchers import (
    FOR_VOUCHERS,
    LENGTH,
    MOST_DAYS,
    SIGNS,
    grouped_code,
    hash_code,
)
from portal.queries.entitlements import list_held
from portal.services.entitlements.end import end_entitlement
from portal.services.entitlements.grant import grant_entitlement
from portal.services.entitlements.make_voucher import make_voucher
from portal.values.errors import Invalid, NotFound
from portal.web import clock
from portal.web.extensions import db
from portal.web.transactions import writing

DAY = click.DateTime(formats=["%Y-%m-%d"])
PRODUCTS = click.Choice([product.value for product in FOR_VOUCHERS])
entitlements_cli = AppGroup("entitlements", help="Licences that companies hold.")


@entitlements_cli.command("grant")
@click.argument("facility_id", type=int)
@click.option("--product", type=PRODUCTS, required=True)
@click.option("--until", type=DAY, required=True, help="Last day, as YYYY-MM-DD.")
@click.option("--from", "starts", type=DAY, default=None, help="First day; today if not given.")
@click.option("--reason", required=True, help="Why, for the audit trail.")
@with_appcontext
def grant_command(
    facility_id: int, product: str, until: datetime, starts: datetime | None, reason: str
) -> None:
    """Grant a licence for the facility FACILITY_ID to the company that keeps it."""
    starts_on = starts.date() if starts else clock.today()
    try:
        with writing() as session:
            entitlement_id = grant_entitlement(
                session,
                facility_id=facility_id,
                product=Product(product),
                starts_on=starts_on,
                ends_on=until.date(),
                reason=reason.strip(),
                actor=COMMAND,
                now=clock.now(),
            )
    except (NotFound, Invalid) as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"{entitlement_id}  {product} from {starts_on} to {until.date()}")


@entitlements_cli.command("list")
@with_appcontext
def list_command() -> None:
    """Print every licence: id, product, days, facility and company."""
    for one, company in list_held(db.session()):
        name = "".join(sign if sign.isprintable() else " " for sign in company)
        days = f"{one.starts_on} to {one.ends_on}"
        click.echo(f"{one.id}  {one.product:<8} {days}  facility {one.facility_id}  {name}")


@entitlements_cli.command("end")
@click.argument("entitlement_id")
@click.option("--reason", required=True, help="Why, for the audit trail.")
@with_appcontext
def end_command(entitlement_id: str, reason: str) -> None:
    """End a licence: yesterday was its last day."""
    try:
        with writing() as session:
            end_entitlement(
                session,
                entitlement_id=entitlement_id,
                reason=reason,
                actor=COMMAND,
                today=clock.today(),
                now=clock.now(),
            )
    except NotFound as missing:
        raise click.ClickException(str(missing)) from None
    click.echo("Ended.")


@entitlements_cli.command("voucher")
@click.option("--product", type=PRODUCTS, required=True)
@click.option("--days", type=click.IntRange(1, MOST_DAYS), required=True)
@click.option("--redeem-until", type=DAY, default=None, help="In 90 days if not given.")
@click.option("--reason", required=True, help="Why, for the record.")
@with_appcontext
def voucher_command(product: str, days: int, redeem_until: datetime | None, reason: str) -> None:
    """Make a code that opens a licence for one facility, and print it, once."""
    last = redeem_until.date() if redeem_until else _in_three_months()
    code = grouped_code(signs="".join(secrets.choice(SIGNS) for _ in range(LENGTH)))
    with writing() as session:
        make_voucher(
            session,
            code_hash=hash_code(text=code),
            product=Product(product),
            days=days,
            redeem_until=last,
            reason=reason.strip() or "–",
            now=clock.now(),
        )
    click.echo(f"{code}  {product} for {days} days, to be entered until {last}")


def _in_three_months() -> date:
    return clock.today() + timedelta(days=90)
