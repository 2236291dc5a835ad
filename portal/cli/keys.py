"""Change the keys that encrypt what is stored."""

import click
from flask.cli import AppGroup

from portal.services.data_keys.encrypt_anew import TABLES, encrypt_batch_anew
from portal.web import outside
from portal.web.transactions import writing

keys_cli = AppGroup("keys", help="The keys that encrypt what is stored.")


@keys_cli.command("encrypt-anew")
def encrypt_anew_command() -> None:
    """Encrypt everything that is kept for long with the first of DATA_KEYS.

    Run it after a new key was put first and before the old one is removed; again does no harm.
    """
    unreadable = 0
    for table in TABLES:
        done, lost = _encrypt_table(table)
        click.echo(f"{table}: {done} encrypted anew, {lost} unreadable")
        unreadable += lost
    if unreadable:
        raise click.ClickException("Keep all keys: some rows can be read with none of them.")


def _encrypt_table(table: str) -> tuple[int, int]:
    done = lost = 0
    after_id = ""
    while True:
        with writing() as session:
            batch = encrypt_batch_anew(
                session, table=table, after_id=after_id, cipher=outside.current().cipher
            )
        done, lost, after_id = done + batch.done, lost + batch.unreadable, batch.last_id
        if not after_id:
            return done, lost
