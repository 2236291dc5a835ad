"""Compiled templates are shared, and never taken for another text."""

from jinja2 import DictLoader, Environment

from tests.support.compiled_templates import CompiledTemplates


def compiled(text: str, cache: CompiledTemplates, monkeypatch) -> tuple[str, int]:
    """Return what a new environment renders, and how often it had to compile."""
    environment = Environment(
        loader=DictLoader({"page": text}), bytecode_cache=cache, autoescape=True
    )
    calls, compile_ = [], environment.compile
    monkeypatch.setattr(
        environment, "compile", lambda *arguments: calls.append(1) or compile_(*arguments)
    )
    return environment.get_template("page").render(x="<"), len(calls)


def test_the_second_app_does_not_compile_again(monkeypatch):
    cache = CompiledTemplates()

    assert compiled("a {{ x }}", cache, monkeypatch) == ("a &lt;", 1)
    assert compiled("a {{ x }}", cache, monkeypatch) == ("a &lt;", 0)


def test_another_text_of_the_same_name_is_compiled(monkeypatch):
    cache = CompiledTemplates()
    compiled("a {{ x }}", cache, monkeypatch)

    assert compiled("b {{ x }}", cache, monkeypatch) == ("b &lt;", 1)
