"""What one file alone proposes: kept from run to run, so that a file that did not change need not be read again."""

from __future__ import annotations

from dataclasses import dataclass

from notes2anki.inlines import plain
from notes2anki.model import (
    Block,
    BlockKind,
    Candidate,
    Deletion,
    Guid,
    Inline,
    InlineKind,
    Line,
    Note,
    Style,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A note before it meets those of other files, under the guid of its birth.

    `position` is its place among the drafts of its file, from 0; that of a spare, of which only the score is too low,
    is the place at which it would stand. The others are those of its candidate, the deletions by offsets into the
    note's text.
    """

    note: Note
    position: int
    rule: str
    subject: str
    language: str
    deletions: tuple[Deletion, ...] = ()
    traits: tuple[tuple[str, float], ...] = ()

    @property
    def path(self) -> str:
        """The file that it comes from."""
        return self.note.sources[0].path

    @property
    def candidate(self) -> Candidate:
        """Its candidate in plain words: all that tells whether two files state one fact."""
        return self.candidate_by(self.rule)

    def candidate_by(self, rule: str) -> Candidate:
        """Return its candidate as if another rule had proposed it."""
        note, start = self.note, self.note.sources[0].start
        cloze = note.style is Style.CLOZE
        return Candidate(
            kind=note.kind,
            style=note.style,
            rule=rule,
            subject=self.subject,
            sources=note.sources,
            language=self.language,
            front=() if cloze else _words(note.front),
            back=() if cloze else (Block(BlockKind.PARAGRAPH, start, start, (Line(start, _words(note.back)),)),),
            text=_words(note.text or ""),
            deletions=self.deletions,
            context=note.context,
            score=note.score,
            reason=note.reason,
            block_id=note.block_id,
            traits=self.traits,
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """A note under the guid that it has for good; `born`, `position` and `traits` are those of its draft.

    `low` tells that its score is too low, and the user wants it all the same.
    """

    note: Note
    born: Guid
    position: int
    traits: tuple[tuple[str, float], ...] = ()
    low: bool = False


def draft_of(candidate: Candidate, note: Note, position: int) -> Draft:
    """Return the draft of a candidate and the note that was built from it."""
    text = plain(candidate.text)
    margin = len(text) - len(text.lstrip())  # a note's text is stripped
    deletions = tuple(
        Deletion(deletion.start - margin, deletion.end - margin, deletion.number, deletion.hint)
        for deletion in candidate.deletions
    )
    return Draft(note, position, candidate.rule, candidate.subject, candidate.language, deletions, candidate.traits)


def _words(text: str) -> tuple[Inline, ...]:
    return (Inline(InlineKind.TEXT, text),) if text else ()
