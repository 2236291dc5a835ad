"""The reference for instructions and throughput: bare Flask and Jinja, ten rows, no database."""

from secrets import token_hex

from flask import Flask, render_template
from jinja2 import DictLoader

ROWS = tuple(
    {
        "number": number,
        "name": f"Beispielhaus Nummer {number}",
        "street": f"Lindenweg {number}",
        "postcode": f"{50_000 + number * 31}",
        "city": "Beispielstadt",
        "kilometres": number * 3,
        "free": number % 3,
        "kind": "Stationäre Pflege",
        "stars": 3 + number % 3,
    }
    for number in range(1, 11)
)
TEMPLATE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">Beispielportal</a></header><main><h1>{{ title }}</h1><ul>
{% for row in rows %}<li><h2><a href="/haus/{{ row.number }}">{{ row.name }}</a></h2>
<p>{{ row.street }}, {{ row.postcode }} {{ row.city }}, {{ row.kilometres }} km entfernt</p>
<p>{{ row.kind }}, {% if row.free %}{{ row.free }} Plätze sind frei{% else %}alles ist belegt\
{% endif %}, {{ row.stars }} von 5</p></li>
{% endfor %}</ul></main></body></html>"""
app = Flask(__name__)
# Opening a session belongs to every request of an application with a key.
app.config["SECRET_KEY"] = token_hex()
# A template from a loader is compiled once, as in any real application.
app.jinja_loader = DictLoader({"page.html": TEMPLATE})


@app.get("/")
def show() -> str:
    """Show ten rows."""
    return render_template("page.html", title="Zehn Häuser", rows=ROWS)
