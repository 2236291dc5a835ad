"""Commands for accounts: the first admin, and the demo accounts of a development machine."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import click
from flask import current_app
from flask.cli import AppGroup

from portal.cli.demo_provider import make_demo_company
from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.domain.accounts.person import Person
from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.roles import Role
from portal.domain.audit.entry import COMMAND
from portal.queries.accounts import find_credentials
from portal.services.accounts.create import AddressTaken, create_account
from portal.services.passwords.issue_reset import issue_reset
from portal.web import clock, outside, site
from portal.web.extensions import db
from portal.web.transactions import writing
from portal.web.visiting import fresh_token, hash_token

DEMO_DOMAIN = "example.org"

accounts_cli = AppGroup("accounts", help="Accounts of admins and of the demonstration.")


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo account: one for each role."""

    role: Role
    name: str
    person: Person

    @property
    def email(self) -> str:
        """Return its address, at a domain that belongs to nobody."""
        return f"{self.name}@{DEMO_DOMAIN}"

    @property
    def password(self) -> str:
        """Return its password: another for each installation, the same at every start."""
        secret = str(current_app.config["SECRET_KEY"]).encode()
        digits = hmac.new(secret, self.email.encode(), hashlib.sha256).hexdigest()
        return f"Demo-{digits[:12]}-7"


DEMOS = (
    Demo(Role.SEEKER, "suche", Person("Frau", "Erika", "Muster", "")),
    Demo(Role.ADMIN, "verwaltung", Person("", "Verwaltung", "Demo", "")),
    Demo(Role.PROVIDER, "anbieter", Person("Herr", "Max", "Muster", "")),
)


@accounts_cli.command("create-admin")
@click.argument("email")
def create_admin_command(email: str) -> None:
    """Make an admin account for EMAIL and print a link that sets its password, once."""
    try:
        address = read_address(text=email)
    except AddressInvalid:
        raise click.BadParameter("this is no e-mail address.") from None
    try:
        account_id = _create(address, Role.ADMIN, Person("", "Verwaltung", "", ""), _random())
    except AddressTaken:
        raise click.ClickException("This address has another account.") from None
    minutes = Purpose.RESET.term // timedelta(minutes=1)
    click.echo(f"Open this within {minutes} minutes to set the password; it works once:")
    click.echo(_reset_link(account_id))
    click.echo("The first sign-in asks for a second factor (an app that shows codes).")


@accounts_cli.command("list-demo")
def list_demo_command() -> None:
    """Print the logins of the demo accounts; on a development machine only."""
    for line in demo_logins():
        click.echo(line)


def make_demo_accounts() -> None:
    """Make the demo accounts that are missing; in development only."""
    if not site.current().is_development:
        return
    for demo in DEMOS:
        address = read_address(text=demo.email)
        if find_credentials(db.session(), email_key=address.key) is None:
            account_id = _create(address, demo.role, demo.person, demo.password)
            if demo.role is Role.PROVIDER:
                make_demo_company(account_id=account_id)


def demo_logins() -> Iterator[str]:
    """Give a line for each demo account that can still be signed in to as it was made."""
    if not site.current().is_development:
        return
    for demo in DEMOS:
        found = find_credentials(db.session(), email_key=read_address(text=demo.email).key)
        if found is None or found.role is not demo.role:
            continue
        if outside.current().passwords.verify(password=demo.password, encoded=found.password_hash):
            note = ", asks for a second factor" if demo.role.needs_second_factor else ""
            yield f"Demo login ({demo.role.value}{note}): {demo.email} {demo.password}"


def _create(address: EmailAddress, role: Role, person: Person, password: str) -> str:
    password_hash = outside.current().passwords.hash(password=password)
    with writing() as session:
        return create_account(
            session,
            account_id=secrets.token_hex(16),
            role=role,
            address=address,
            person=person,
            password_hash=password_hash,
            actor=COMMAND,
            now=clock.now(),
        )


def _random() -> str:
    """Return a password that nobody knows."""
    return secrets.token_urlsafe(32)


def _reset_link(account_id: str) -> str:
    token = fresh_token()
    with writing() as session:
        issue_reset(
            session, account_id=account_id, token_hash=hash_token(token=token), now=clock.now()
        )
    path = current_app.url_map.bind("localhost").build("auth.reset.show_form", {"token": token})
    return f"{site.current().public_url}{path}"
