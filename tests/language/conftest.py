"""What the language tests share: both analysers, and a sentence made of plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language import Analyzers
from notes2anki.language.analysis import Analyzer
from notes2anki.language.protect import protected_spans
from notes2anki.language.script import language_of
from notes2anki.model import Inline, InlineKind, Sentence

_ANALYZERS = Analyzers()


def _of(lang: str) -> Analyzer:
    analyzer = _ANALYZERS.get(lang)
    assert analyzer is not None
    return analyzer


@pytest.fixture(scope="session")
def korean() -> Analyzer:
    return _of("ko")


@pytest.fixture(scope="session")
def english() -> Analyzer:
    return _of("en")


@pytest.fixture(scope="session")
def sentence() -> Callable[[str], Sentence]:
    """Return a maker of sentences; a part between backticks is code, as in Markdown."""

    def make(markdown: str) -> Sentence:
        parts = markdown.split("`")
        inlines = tuple(
            Inline(InlineKind.CODE if index % 2 else InlineKind.TEXT, part)
            for index, part in enumerate(parts)
            if part or len(parts) == 1
        )
        text = markdown.replace("`", "")
        return Sentence(text, inlines, 3, 3, language_of(text), protected_spans(inlines))

    return make
