"""The reference for instructions: a bare Flask and Jinja page with ten rows, no database."""

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
        "is_free": number % 3 == 0,
    }
    for number in range(1, 11)
)
TEMPLATE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><ul>
{% for row in rows %}<li><a href="/haus/{{ row.number }}">{{ row.name }}</a>
<p>{{ row.street }}, {{ row.postcode }} {{ row.city }}, {{ row.kilometres }} km</p>
<p>{% if row.is_free %}Es gibt freie Plätze.{% else %}Zurzeit ist alles belegt.{% endif %}</p></li>
{% endfor %}</ul></body></html>"""
app = Flask(__name__)
# A template from a loader is compiled once, as in any real application.
app.jinja_loader = DictLoader({"page.html": TEMPLATE})


@app.get("/")
def show() -> str:
    """Show ten rows."""
    return render_template("page.html", title="Zehn Häuser", rows=ROWS)
