"""A document for printing that has all that is said with fewer bytes, on several pages."""

PARAGRAPHS = "".join(f"<p>Absatz {number} über AVA Tore.</p>" for number in range(120))
PAGE = f"""<!doctype html><html lang="de"><head><title>Probe – für alle (neu)</title>
<style>@page {{ @bottom-right {{ content: "Seite " counter(page) }} @bottom-left {{
content: ""; width: 18mm; height: 18mm; background: url("qr:https://a.test/") no-repeat }} }}
</style></head><body>
<h1>Überschrift mit <strong>Betonung</strong></h1>
<ul><li>Eins<br>in zwei Zeilen</li>
<li>Mehr: <a href="https://example.org/">Verweis 5 0 R</a> <span>am <em>Ende</em></span></li></ul>
<h2>Vieles</h2>{PARAGRAPHS}</body></html>"""
