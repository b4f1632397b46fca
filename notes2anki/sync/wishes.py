"""What the user decided on cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notes2anki.draft import Draft, Settled
from notes2anki.extract.leaning import NONE, Leaning, Lesson, learn
from notes2anki.ledger import decisions
from notes2anki.ledger.decisions import Decision, Verdict
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Candidate, Guid


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user decided: `minimum` is the least score of a card, `digest` tells one set of decisions from another.

    `kept` and `dropped` are the guids of cards, of which some were never made. `asked_for` is the minimum that the user
    set himself, 0 where he left it to us: what we find enough may change with an update, and takes no card away.
    """

    minimum: float
    leaning: Leaning = NONE
    kept: frozenset[Guid] = frozenset()
    dropped: frozenset[Guid] = frozenset()
    digest: str = ""
    asked_for: float = 0.0

    def leans_against(self, card: Draft | Settled | Candidate) -> bool:
        """Whether a card that is worth the minimum is not worth it by what the user keeps and drops."""
        return bool(self.leaning) and self.leaned(card) < self.minimum

    def lifts(self, card: Draft | Settled | Candidate) -> bool:
        """Whether a card that is not worth the minimum is worth it by what the user keeps and drops."""
        return bool(self.leaning) and self.leaned(card) >= self.minimum

    def holds(self, known: Remembered) -> bool:
        """Whether a card was worth what the user asks for when it was made, so that it stays while its text does."""
        return known.known.live and known.score >= self.asked_for

    def wants(self, known: Remembered) -> bool:
        """Whether a card is wanted though its score is too low."""
        return known.low or known.known.guid in self.kept

    def leaned(self, card: Draft | Settled | Candidate) -> float:
        """Return the score of a card by what the user keeps and drops."""
        return self.leaning.lean(card.score if isinstance(card, Candidate) else card.note.score, card.traits)


def wishes_of(made: Sequence[Decision], minimum: float, asked_for: float | None = None) -> Wishes:
    """Return what decisions say together; `minimum` is the least score of a card, `asked_for` the user's own."""
    lessons = (Lesson(each.verdict is Verdict.KEEP, each.score, each.traits) for each in made)
    return Wishes(
        minimum,
        learn(lessons),
        frozenset(each.guid for each in made if each.verdict is Verdict.KEEP),
        frozenset(each.guid for each in made if each.verdict is Verdict.DROP),
        decisions.digest(made),
        asked_for or 0.0,
    )
