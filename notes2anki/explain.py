"""Why a line gave the cards that it gave, or none: every statement of a file with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notes2anki.cards.build import guid_of
from notes2anki.extract.gates import REASONS
from notes2anki.extract.hush import NO_CARD, hushed_lines
from notes2anki.extract.outlining import outline
from notes2anki.extract.statements import LOW
from notes2anki.messages import _, later
from notes2anki.model import Candidate, Document, Guid, Span
from notes2anki.plain import plain_back, plain_front
from notes2anki.reading.metadata import apart
from notes2anki.scan import Scanned
from notes2anki.sync.wishes import Wishes

KEPT = "kept"
NO_RULE = "no-rule"
LEANED, DROPPED = "leaned", "dropped"
VERDICTS = {
    KEPT: later("it becomes a note"),
    NO_RULE: later("no rule saw a fact in it"),
    LEANED: later("you dropped cards like it"),
    DROPPED: later("you dropped it"),
    **REASONS,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a candidate, or of a statement for which none was proposed.

    `code` is `KEPT`, `NO_RULE` or a reason code of `extract.gates`; `kind`, `rule`, `back` are "" and `score` is 0
    where nothing was proposed. `leaned` is the score by what the user keeps and drops, None where that says nothing.
    """

    span: Span
    front: str
    code: str
    kind: str = ""
    rule: str = ""
    score: float = 0.0
    back: str = ""
    reason: str = ""
    leaned: float | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What the user decided, and by which guids the cards that were ever made are known, by those of their birth."""

    wishes: Wishes
    known: Mapping[Guid, Guid]

    def code(self, candidate: Candidate, code: str) -> str:
        """Return what becomes of a candidate of which else `code` would."""
        born = guid_of(candidate, candidate.sources[0].path)
        guid = self.known.get(born, born)
        if code in (KEPT, LOW) and guid in self.wishes.dropped:
            return DROPPED
        if code == LOW and (born in self.known or guid in self.wishes.kept or self.wishes.lifts(candidate)):
            return KEPT
        new = born not in self.known and guid not in self.wishes.kept
        return LEANED if code == KEPT and new and self.wishes.leans_against(candidate) else code


def explain(scanned: Scanned, line: int | None = None, decided: Decided | None = None) -> tuple[Verdict, ...]:
    """Return a verdict for each candidate and each bare statement of a file, or of one `line` (from 1) of it."""
    if scanned.document is None:
        return ()
    verdicts = [_verdict(candidate, KEPT, decided) for candidate in scanned.extraction.candidates]
    verdicts += [_verdict(rejection.candidate, rejection.code, decided) for rejection in scanned.extraction.rejections]
    verdicts += _bare(scanned.document, verdicts)
    if line is None:
        return tuple(sorted(verdicts, key=_rank))
    # A heading asks for all lines below it; what asks for this line alone comes before it.
    about = [each for each in verdicts if line in _lines(each)]
    return tuple(sorted(about, key=lambda each: (each.code != KEPT, len(_lines(each)), _rank(each))))


def meaning(code: str) -> str:
    """Return what a verdict's code tells a person."""
    return _(VERDICTS.get(code, code))


def _verdict(candidate: Candidate, code: str, decided: Decided | None) -> Verdict:
    leans = decided is not None and decided.wishes.leaning and candidate.traits
    return Verdict(
        span=candidate.sources[0],
        front=plain_front(candidate),
        code=code if decided is None else decided.code(candidate, code),
        kind=candidate.kind.value,
        rule=candidate.rule,
        score=candidate.score,
        back=plain_back(candidate),
        reason=candidate.reason,
        leaned=decided.wishes.leaned(candidate) if leans and decided is not None else None,
    )


def _bare(document: Document, verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """Yield the statements that no note asks for and at which no candidate begins."""
    asked = {number for each in verdicts if each.code == KEPT for number in _lines(each)}
    asked |= {each.span.start for each in verdicts}
    hush = hushed_lines(document)
    for statement in outline(document).statements:
        numbers = [line.number for line in statement.lines]
        text = " ".join(line.text for line in statement.lines).strip()
        if text and asked.isdisjoint(numbers):
            code = NO_CARD if hush.intersection(numbers) or apart(document.properties) else NO_RULE
            yield Verdict(document.span(min(numbers), max(numbers)), text, code)


def _lines(verdict: Verdict) -> range:
    return range(verdict.span.start, verdict.span.end + 1)


def _rank(verdict: Verdict) -> tuple[Span, bool, float, str]:
    return (verdict.span, verdict.code != KEPT, -verdict.score, verdict.rule)
