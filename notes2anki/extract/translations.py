"""Which lines are the original of a translation that stands right behind them: one of the two is enough to learn.

Koreans who read English documents note a paragraph and, below it, what it says in their own language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from notes2anki.extract.outline import Statement
from notes2anki.language.script import language_of
from notes2anki.language.sentences import width

_SHORTEST = 30  # columns; less is a term
_RATIOS = (0.5, 1.6)  # columns of the translation for each of the original
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{2,}|\d{2,}")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_SPLIT = 0.4  # share of the sentences that a translator makes two of, or one
_SHARED = 0.6  # of the names in Latin letters, and the numbers, that a translation says


@dataclass(frozen=True, slots=True)
class _Run:
    """Statements in one language, one behind the other under the same headings."""

    language: str
    statements: tuple[Statement, ...]

    @property
    def text(self) -> str:
        """All words of the run."""
        return "\n".join(line.text for statement in self.statements for line in statement.lines)

    @property
    def quoted(self) -> bool:
        """Whether somebody else said it."""
        return self.statements[0].where.place == "quote"


def originals(statements: Sequence[Statement]) -> frozenset[int]:
    """Return the numbers of the English lines whose Korean translation stands right behind them.

    Both are running text of about the same length; names in Latin letters and numbers that the second says stand in
    the first, too. Where it says none, the first is a quotation.
    """
    return frozenset(
        line.number
        for first, second in pairwise(_runs(statements))
        if _is_translation(first, second)
        for statement in first.statements
        for line in statement.lines
    )


def _runs(statements: Sequence[Statement]) -> Iterator[_Run]:
    run: _Run | None = None
    for statement in statements:
        language = language_of("\n".join(line.text for line in statement.lines))
        if run is not None and _goes_on(run, statement, language):
            run = replace(run, statements=(*run.statements, statement))
            continue
        if run is not None:
            yield run
        run = _Run(language, (statement,))
    if run is not None:
        yield run


def _goes_on(run: _Run, statement: Statement, language: str) -> bool:
    same_place = run.statements[-1].trail.headings == statement.trail.headings
    return same_place and language in (run.language, "")


def _is_translation(first: _Run, second: _Run) -> bool:
    if (first.language, second.language) != ("en", "ko"):
        return False
    if first.statements[0].trail.headings != second.statements[0].trail.headings:
        return False
    said, meant = first.text, second.text
    if width(said) < _SHORTEST or not _RATIOS[0] <= width(meant) / width(said) <= _RATIOS[1]:
        return False
    ends = len(_SENTENCE_END.findall(said))
    if not ends or abs(ends - len(_SENTENCE_END.findall(meant))) > max(1, ends * _SPLIT):
        return False
    named = {name.casefold() for name in _NAME.findall(meant)}
    if not named:
        return first.quoted
    return sum(name in said.casefold() for name in named) >= _SHARED * len(named)
