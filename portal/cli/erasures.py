"""Keep erased people and deleted reviews away when a backup is restored."""

import json
from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from portal.queries.erasures import list_erasures
from portal.services.accounts.replay_erasures import replay_erasures
from portal.services.documents.owners import owner_of_result
from portal.services.documents.purge_owner import purge_owner
from portal.services.reviews.anonymise import anonymise_reviews
from portal.services.reviews.delete_again import delete_reviews_again
from portal.services.reviews.find_authored import find_authored
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.posting import mail_id
from portal.web.transactions import writing

erasures_cli = AppGroup("erasures", help="What people erased stays erased after a restore.")


@erasures_cli.command("list")
@with_appcontext
def list_command() -> None:
    """Print what was erased, for a file beside the backups: random hashes and times, no names."""
    erased = {erased_hash: at.isoformat() for erased_hash, at in list_erasures(db.session())}
    click.echo(json.dumps(erased, indent=1))


@erasures_cli.command("replay")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def replay_command(file: Path) -> None:
    """Erase again the people and reviews that stand in the file that `list` printed."""
    erased = _read(file)
    with writing() as session:
        replayed = replay_erasures(session, erased=erased)
        for address_key in replayed.address_keys:
            found = find_authored(session, address_key=address_key, cipher=outside.current().cipher)
            anonymise_reviews(session, review_ids=found, fresh_key=mail_id)
        deleted = delete_reviews_again(session)
    for result_id in replayed.result_ids:
        purge_owner(
            owner_id=owner_of_result(result_id=result_id),
            now=clock.now(),
            files=outside.current().files,
        )
    click.echo(
        f"{len(erased)} erasures replayed, {len(replayed.result_ids)} results"
        f" and {deleted} reviews deleted"
    )


def _read(file: Path) -> dict[str, datetime]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return {str(key): _instant(at) for key, at in content.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise click.ClickException(f"{file}: this is not what `list` printed: {error}") from None


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("a time without its zone")
    return instant
