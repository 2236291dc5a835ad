"""Give the file with everything that is stored about somebody."""

from flask import make_response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.download.packing import pack
from portal.blueprints.auth.download.preparing import show_page
from portal.domain.accounts.events import Event
from portal.services.journal.note_event import note_event
from portal.web import clock
from portal.web.access import signed_in
from portal.web.device import device_words
from portal.web.own_password import too_often
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing

MOST_DOWNLOADS = 10
PURPOSE = "download"


def give() -> AnyResponse:
    """Give the ZIP file; how often in ten minutes is limited, because it is work."""
    found = signed_in()
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_DOWNLOADS, account_id=found.account_id)
    if wait:
        return show_page(too_often=too_often(wait).sentence, wait=wait)
    with writing() as session:
        note_event(
            session,
            account_id=found.account_id,
            event=Event.DATA_DOWNLOADED,
            device=device_words(),
            now=clock.now(),
        )
    response = make_response(pack(found))
    response.headers["Content-Type"] = "application/zip"
    response.headers["Content-Disposition"] = 'attachment; filename="meine-daten.zip"'
    return response
