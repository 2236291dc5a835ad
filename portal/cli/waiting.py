"""Take people off waiting lists who ask support for it."""

import click
from flask.cli import AppGroup

from portal.domain.accounts.email_address import AddressInvalid, read_address
from portal.queries.accounts import find_by_address
from portal.queries.waiting_people import Holder
from portal.services.waiting.leave import leave_lists
from portal.web.transactions import writing
from portal.web.waiting_people import keys_of

waiting_cli = AppGroup("waiting", help="Waiting lists.")


@waiting_cli.command("leave")
@click.argument("email")
def leave_command(email: str) -> None:
    """Delete all entries of an address, with and without account.

    For people who lost their link and cannot have another one sent by joining once more. Be sure
    that it is them who ask, and spell the address exactly as they do: another spelling may be
    somebody else's. Nothing can be brought back.
    """
    try:
        address = read_address(text=email)
    except AddressInvalid:
        raise click.ClickException("this is no e-mail address") from None
    keys = keys_of(address=address)
    with writing() as session:
        found = find_by_address(session, email_key=address.key)
        is_theirs = found is not None and read_address(text=found.email).mailbox == address.mailbox
        holder = Holder(account_id=found.id if found and is_theirs else "", keys=keys)
        left = leave_lists(session, holder=holder)
    click.echo("everything is deleted" if left else "nobody waits under this address")
