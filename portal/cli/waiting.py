"""Take people off waiting lists who ask support for it."""

import click
from flask.cli import AppGroup

from portal.domain.accounts.email_address import AddressInvalid, read_address
from portal.queries.accounts import find_credentials
from portal.queries.waiting_people import Holder
from portal.services.waiting.leave import leave_lists
from portal.web.extensions import db
from portal.web.transactions import writing
from portal.web.waiting_people import keys_of

waiting_cli = AppGroup("waiting", help="Waiting lists.")


@waiting_cli.command("leave")
@click.argument("email")
def leave_command(email: str) -> None:
    """Delete all entries of an address, with and without account.

    For people who lost their link and cannot have another one sent by joining once more. Be sure
    that it is them who ask: nothing can be brought back.
    """
    try:
        address = read_address(text=email)
    except AddressInvalid:
        raise click.ClickException("this is no e-mail address") from None
    keys = keys_of(address=address)
    found = find_credentials(db.session(), email_key=address.key)
    holder = Holder(account_id=found.account_id if found else "", keys=keys)
    with writing() as session:
        left = leave_lists(session, holder=holder)
    click.echo("everything is deleted" if left else "nobody waits under this address")
