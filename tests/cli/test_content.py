"""The check of what editors wrote: silent on good content, naming every fault of bad."""

import dataclasses
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from portal.web import content, event_words, explaining_pages
from portal.web.content import Content

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def check(app: Flask, freeze: Callable[[datetime], None]) -> Callable[..., Result]:
    """Return a function that checks the portal's content, with changes."""

    def check(now: datetime = NOW, **changes: object) -> Result:
        freeze(now)
        app.extensions["content"] = dataclasses.replace(content_of(app), **changes)
        return app.test_cli_runner().invoke(args=["content", "check"])

    return check


def content_of(app: Flask) -> Content:
    content: Content = app.extensions["content"]
    return content


def test_the_real_content_is_in_order(check: Callable[..., Result]):
    result = check()

    assert result.exit_code == 0, result.output
    assert result.output == "The content is in order.\n"


def test_faults_of_articles_and_catalogue_are_all_named(app: Flask, check: Callable[..., Result]):
    library, catalogue = content_of(app).library, content_of(app).catalogue
    first, second, *others = library.articles
    late = dataclasses.replace(first, review_by=date(2026, 11, 21))
    wrong = dataclasses.replace(second, body=second.body + "\n\nSie bekommen {geschenk.1} Euro.")
    rules = {key: text for key, text in catalogue.rules.items() if key != "A3.0"}
    before = check().stderr.splitlines()

    result = check(
        library=dataclasses.replace(library, articles=(late, wrong, *others)),
        catalogue=dataclasses.replace(catalogue, rules=rules),
    )

    assert (result.exit_code, result.stdout) == (1, "")
    assert set(result.stderr.splitlines()) - set(before) == {
        f"{first.path}: the review was due by 2026-11-21",
        f"{second.path}: the placeholder {{geschenk.1}} is unknown",
        "regel: A3.0: has no text or no rule",
    }


def test_the_day_decides_what_is_overdue(app: Flask, check: Callable[..., Result]):
    library = content_of(app).library
    text = min((*library.articles, *library.aids), key=lambda text: text.review_by)
    noon = datetime.combine(text.review_by, time(12), tzinfo=UTC)
    complaint = f"{text.path}: the review was due by {text.review_by}"

    assert complaint not in check(now=noon).stderr
    assert complaint in check(now=noon + timedelta(days=1)).stderr


def test_a_broken_page_is_named(
    check: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "hinweis.md").write_text(
        "---\ntitel: a\nbeschreibung: b\nstand: 2026-11-22\n---\n[[unbekannt]]", encoding="utf-8"
    )
    monkeypatch.setattr(explaining_pages, "FOLDER", tmp_path)

    result = check()

    assert result.exit_code == 1
    assert "hinweis.md: unknown placeholders: unbekannt" in result.stderr.splitlines()


def test_an_event_without_words_is_named(
    check: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "ereignisse.yaml"
    path.write_text("ereignisse:\n  signed_in: Angemeldet.\n", encoding="utf-8")
    monkeypatch.setattr(event_words, "FILE", path)

    result = check()

    assert result.exit_code == 1
    assert "konto: ereignisse.yaml: no words for " in result.stderr


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the check read a copy of the words about Pflegegrad and benefits; return its folder."""
    for folder in ("pflegegrad", "leistungen"):
        shutil.copytree(content.CONTENT / folder, tmp_path / folder)
    monkeypatch.setattr(content, "CONTENT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "change", "named"),
    [
        ("pflegegrad/modul_4.yaml", ("beispiel:", "bespiel:"), "pflegegrad: modul_4.yaml: "),
        ("pflegegrad/antworten.yaml", ("continence_stool:", "stuhl:"), "pflegegrad: antworten: "),
        ("leistungen/fristen.yaml", ("text:", "texte:"), "leistungen: fristen.yaml: "),
        ("leistungen/leistungen.yaml", ("{kombination_bindung}", "{bindung}"), "{bindung}"),
    ],
)
def test_words_about_pflegegrad_and_benefits_are_checked(
    check: Callable[..., Result], copied: Path, file: str, change: tuple[str, str], named: str
):
    text = (copied / file).read_text(encoding="utf-8")
    (copied / file).write_text(text.replace(*change), encoding="utf-8")

    result = check()

    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert named in line
