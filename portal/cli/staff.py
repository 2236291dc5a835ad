"""Commands for employees of companies, until companies invite them themselves."""

import secrets

import click
from flask.cli import AppGroup

from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.domain.accounts.person import Person, read_person
from portal.domain.accounts.roles import Role
from portal.domain.audit.entry import COMMAND
from portal.queries.companies import get_company_name
from portal.services.accounts.create import AddressTaken, create_account
from portal.services.staff.add import add_employee
from portal.values.errors import Invalid
from portal.web import clock, outside
from portal.web.transactions import writing

staff_cli = AppGroup("staff", help="Employees of companies.")


@staff_cli.command("add")
@click.argument("company_id")
@click.argument("email")
@click.argument("first_name")
@click.argument("last_name")
def add_command(company_id: str, email: str, first_name: str, last_name: str) -> None:
    """Make an account for EMAIL that works for COMPANY_ID, without any right yet.

    The person sets a password by „Passwort vergessen“.
    """
    try:
        address = read_address(text=email)
        person = read_person(salutation="", first_name=first_name, last_name=last_name, phone="")
    except (AddressInvalid, Invalid):
        raise click.BadParameter("this is no e-mail address, or no name.") from None
    password = secrets.token_urlsafe(32)
    password_hash = outside.current().passwords.hash(password=password)
    try:
        _store(company_id, address, person, password_hash)
    except AddressTaken:
        raise click.ClickException("This address has another account.") from None
    click.echo("Added. The person sets a password with „Passwort vergessen“.")


def _store(company_id: str, address: EmailAddress, person: Person, password_hash: str) -> None:
    account_id, now = secrets.token_hex(16), clock.now()
    with writing() as session:
        if not get_company_name(session, company_id=company_id):
            raise click.ClickException("There is no such company.")
        made = create_account(
            session,
            account_id=account_id,
            role=Role.PROVIDER,
            address=address,
            person=person,
            password_hash=password_hash,
            actor=COMMAND,
            now=now,
        )
        if made != account_id:
            raise AddressTaken(Role.PROVIDER.value)
        add_employee(session, company_id=company_id, account_id=account_id, actor=COMMAND, now=now)
