"""What the program says, in every language that it speaks."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import notes2anki
from notes2anki.explain import VERDICTS
from notes2anki.messages import CATALOGUES, _, language

PACKAGE = Path(notes2anki.__file__).parent


def literals() -> Iterator[str]:
    """Yield every text handed to `_` or `later` in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "later"):
                text = node.args[0]
                if isinstance(text, ast.Constant):
                    yield str(text.value)
                else:
                    assert not isinstance(text, ast.JoinedStr), f"{path}:{node.lineno}: no f-string can be translated"


SPOKEN = sorted({*literals(), *VERDICTS.values()})


def placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=CATALOGUES.keys())
class TestCatalogues:
    @pytest.mark.parametrize("text", SPOKEN)
    def test_every_text_is_translated_with_the_same_placeholders(self, catalogue: Mapping[str, str], text: str) -> None:
        assert placeholders(catalogue[text]) == placeholders(text)

    def test_nothing_is_translated_that_nobody_says(self, catalogue: Mapping[str, str]) -> None:
        assert set(catalogue) - set(SPOKEN) == set()


def test_korean_never_hangs_a_changing_particle_on_a_placeholder() -> None:
    changing = re.compile(r"\}(은|는|이|가|을|를|과|와|로|으로)(?=[\s,.]|$)")

    assert [text for text in CATALOGUES["ko"].values() if changing.search(text)] == []


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ko"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "C", "NOTES2ANKI_LANG": "ko"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "NOTES2ANKI_LANG": "en"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "", "LC_ALL": "", "LC_MESSAGES": "KO"}, "ko"),
    ],
)
def test_the_language_follows_the_locale(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], spoken: str
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))

    assert language(environment) == spoken


@pytest.mark.parametrize(("setting", "spoken"), [("Korean_Korea", "ko"), ("ko_KR", "ko"), ("English_Canada", "en")])
def test_windows_knows_its_language_otherwise(monkeypatch: pytest.MonkeyPatch, setting: str, spoken: str) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (setting, "cp949"))

    assert language({}) == spoken


def test_a_text_without_a_translation_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTES2ANKI_LANG", "ko")

    assert _("No one translated {what}.", what="this") == "No one translated this."
    assert _("{output}: braces in {notes}", output="{a}", notes="b}") == "{a}: braces in b}"
