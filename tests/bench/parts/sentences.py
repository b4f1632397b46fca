"""Understand sentences, and only cut them to words: `sentences ko|en COUNT ROUNDS`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence

from bench.laps import Runner, alternate, as_json
from bench.notes import statements
from notes2anki.language import Analyzers
from notes2anki.language.analysis import Analyzer
from notes2anki.language.sentences import sentences
from notes2anki.model import Inline, InlineKind, Line, Sentence

OURS = "clauses and analyze"
BARE = {"ko": "Kiwi.tokenize", "en": "split by a pattern"}
_WORD = re.compile(r"\w+(?:[-'.]\w+)*|[^\w\s]")


def main(language: str, count: int, rounds: int) -> None:
    """Race and print."""
    given = [sentence for text in statements(count, language) for sentence in _sentences(text)]
    analyzer = Analyzers().get(language)
    if analyzer is None:
        raise SystemExit(f"no analyser of {language}")
    cut = CUTTERS[language]()
    runners = {
        OURS: Runner(lambda: _understood(given, analyzer)),
        BARE[language]: Runner(lambda: _cut(given, cut)),
    }
    costs = alternate(runners, rounds)
    print(as_json(costs, sentences=len(given), characters=sum(len(sentence.text) for sentence in given)))


def _sentences(text: str) -> tuple[Sentence, ...]:
    parts = [part for part in re.split(r"(`[^`]+`)", text) if part]
    inlines = [
        Inline(InlineKind.CODE, part.strip("`")) if part.startswith("`") else Inline(InlineKind.TEXT, part)
        for part in parts
    ]
    return sentences([Line(1, tuple(inlines))])


def _understood(given: Sequence[Sentence], analyzer: Analyzer) -> Mapping[str, float]:
    for sentence in given:
        for clause in analyzer.clauses(sentence):
            analyzer.analyze(clause)
    return {}


def _cut(given: Sequence[Sentence], cut: Callable[[str], object]) -> Mapping[str, float]:
    for sentence in given:
        cut(sentence.text)
    return {}


def _kiwi() -> Callable[[str], object]:
    from kiwipiepy import Kiwi  # not for English

    kiwi = Kiwi(num_workers=1, load_typo_dict=False, load_default_dict=False, load_multi_dict=False)
    tokenize: Callable[[str], object] = kiwi.tokenize
    return tokenize


CUTTERS: Mapping[str, Callable[[], Callable[[str], object]]] = {"ko": _kiwi, "en": lambda: _WORD.findall}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
