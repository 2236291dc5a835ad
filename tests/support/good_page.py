"""A small page that keeps every rule; the checkers' tests break it in one place each."""

from flask import Flask, Response, request

from tests.support import header_rules

STYLE = "body{margin:0}"
GOOD_PAGE = f"""<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pflege finden – Portal</title>
<style>{STYLE}</style>
<script src="/static/htmx.js" defer></script>
</head>
<body>
<a href="#inhalt">Zum Inhalt</a>
<main id="inhalt">
<h1>Pflege finden</h1>
<h2>Ihr Ort</h2>
<form method="post" action="/ort">
<input type="hidden" name="csrf_token" value="abc">
<label for="ort">Ort</label><input id="ort" name="ort" aria-describedby="hinweis">
<p id="hinweis">Zum Beispiel Parchim</p>
<fieldset><legend>Umkreis</legend>
<label><input type="radio" name="umkreis" value="5"> 5 km</label></fieldset>
<button type="submit" data-hx-get="/ort">Weiter</button>
</form>
<form method="get" action="/suche"><button type="submit">Suchen</button></form>
<p><img src="/haus.svg" alt=""> <a href="https://example.org" rel="noopener">Mehr</a></p>
<section id="results"><h2>Treffer</h2><p>Keine Treffer</p></section>
<p id="meldung" role="status" aria-live="polite"></p>
</main>
</body>
</html>
"""
GOOD_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "; ".join(
        f"{name} {value.format(hash=header_rules.hash_of(STYLE))}"
        for name, value in header_rules.POLICY.items()
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Vary": "HX-Request, HX-Target",
}
FULL_RESULTS = '<section id="results"><h2>Treffer</h2><p>Drei Treffer</p></section>'


def make_site(*, page: str = GOOD_PAGE, fragment: str = FULL_RESULTS, **headers: str) -> Flask:
    """Return an app with a page, a swap (`/treffer`), a picture and a redirect.

    Headers are named with underscores; an empty value leaves the header out.
    """
    app = Flask("site")
    app.testing = True
    chosen = GOOD_HEADERS | {name.replace("_", "-"): value for name, value in headers.items()}

    @app.after_request
    def _add_headers(response: Response) -> Response:
        response.headers.update({name: value for name, value in chosen.items() if value})
        return response

    def results() -> str:
        if request.headers.get("HX-Request"):
            return fragment
        return page.replace("Keine Treffer", "Drei Treffer")

    app.add_url_rule("/", "index", lambda: page, methods=["GET", "POST"])
    app.add_url_rule("/digitale-beratung/frage", "question", lambda: page)
    app.add_url_rule("/umleitung", "elsewhere", lambda: app.redirect("/kaputt"))
    app.add_url_rule("/kaputt", "broken", lambda: "<p>")
    app.add_url_rule("/treffer", "results", results, methods=["GET", "POST"])

    return app
