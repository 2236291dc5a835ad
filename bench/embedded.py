"""The portal as it runs where only its own requirements are installed.

Developers also have the drivers of PostgreSQL and Redis, which the queue's library imports as soon
as it finds them: 17 MB that an embedded web process never holds.
"""

import sys

sys.modules.update(dict.fromkeys(("psycopg", "redis")))

from wsgi import app as app  # noqa: E402, PLC0414 – only now; the name is what the server asks for
