"""A sentence becomes roles, predicate and modality.

A new language is a module with an `Analyzer`, a line in `LANGUAGES` and tests.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from notes2anki.language.analysis import Analyzer


def _korean() -> Analyzer:
    from notes2anki.language.korean import KoreanAnalyzer  # noqa: PLC0415 - only for vaults with Korean notes

    return KoreanAnalyzer()


def _english() -> Analyzer:
    from notes2anki.language.english import EnglishAnalyzer  # noqa: PLC0415 - as above

    return EnglishAnalyzer()


LANGUAGES: dict[str, Callable[[], Analyzer]] = {"ko": _korean, "en": _english}


class Analyzers:
    """The analysers of one run, of some languages, each made when first asked for."""

    def __init__(self, languages: Collection[str] = tuple(LANGUAGES)) -> None:
        self._languages = frozenset(languages) & LANGUAGES.keys()
        self._made: dict[str, Analyzer] = {}

    def get(self, lang: str) -> Analyzer | None:
        """Return the analyser of a language, None for one that we do not know or that is not wanted."""
        if lang not in self._made and lang in self._languages:
            self._made[lang] = LANGUAGES[lang]()
        return self._made.get(lang)
