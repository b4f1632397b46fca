"""A sentence becomes roles, predicate and modality.

A new language is a module with an `Analyzer`, a line in `LANGUAGES` and tests.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from notes2anki.language.analysis import Analyzer
from notes2anki.language.memory import Memory


def _korean(memory: Memory | None) -> Analyzer:
    from notes2anki.language.korean import KoreanAnalyzer  # noqa: PLC0415 - only for vaults with Korean notes

    return KoreanAnalyzer(memory)


def _english(_memory: Memory | None) -> Analyzer:
    from notes2anki.language.english import EnglishAnalyzer  # noqa: PLC0415 - as above

    return EnglishAnalyzer()


LANGUAGES: dict[str, Callable[[Memory | None], Analyzer]] = {"ko": _korean, "en": _english}


class Analyzers:
    """The analysers of some languages, each made when first asked for; `memory` spares those of libraries work."""

    def __init__(self, languages: Collection[str] = tuple(LANGUAGES), memory: Memory | None = None) -> None:
        self._languages = frozenset(languages) & LANGUAGES.keys()
        self._memory = memory
        self._made: dict[str, Analyzer] = {}

    def get(self, lang: str) -> Analyzer | None:
        """Return the analyser of a language, None for one that we do not know or that is not wanted."""
        if lang not in self._made and lang in self._languages:
            self._made[lang] = LANGUAGES[lang](self._memory)
        return self._made.get(lang)
