"""What the user decided on cards, and what it makes of a run.

A card that is there stays while its text does: not even a score that falls below the minimum, by words around it or by
an update of ours, takes it away. Only a minimum that is raised above the score that it was made for does.

A decision on one card never removes or changes another that is there. So everything is done as if nothing had been
decided, and only then is a new note left out that the user's decisions speak against; and a spare, of which only the
score is too low, comes beside what is made without taking part in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from notes2anki.draft import Draft, Settled
from notes2anki.extract.leaning import NONE, Leaning, Lesson, learn
from notes2anki.identity import KnownNote, Uncertain
from notes2anki.ledger import decisions, spares
from notes2anki.ledger.decisions import Decision, Verdict
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Candidate, Guid, Note
from notes2anki.sync.guids import identified
from notes2anki.sync.meeting import Met

Meet = Callable[[Sequence[Draft], Sequence[Draft]], Sequence[Met]]
"""Makes notes of spares: of all of the first, of the second where they state nothing that is stated already."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user decided: `minimum` is the least score of a card, `digest` tells one set of decisions from another.

    `kept` and `dropped` are the guids of cards, of which some were never made.
    """

    minimum: float
    leaning: Leaning = NONE
    kept: frozenset[Guid] = frozenset()
    dropped: frozenset[Guid] = frozenset()
    digest: str = ""

    def leans_against(self, card: Draft | Settled | Candidate) -> bool:
        """Whether a card that is worth the minimum is not worth it by what the user keeps and drops."""
        return bool(self.leaning) and self.leaned(card) < self.minimum

    def lifts(self, card: Draft | Settled | Candidate) -> bool:
        """Whether a card that is not worth the minimum is worth it by what the user keeps and drops."""
        return bool(self.leaning) and self.leaned(card) >= self.minimum

    def holds(self, known: Remembered) -> bool:
        """Whether a card was worth the minimum when it was made, so that it stays while its text does."""
        return known.known.live and known.score >= self.minimum

    def leaned(self, card: Draft | Settled | Candidate) -> float:
        """Return the score of a card by what the user keeps and drops."""
        return self.leaning.lean(card.score if isinstance(card, Candidate) else card.note.score, card.traits)


@dataclass(frozen=True, slots=True)
class Granted:
    """The notes of a run as the user wants them, in reading order, and those of them that might be a lost one.

    `left_out` are those that only the leaning keeps out; `spares` those of the `settled` whose score is too low.
    """

    settled: tuple[Settled, ...]
    uncertain: tuple[Uncertain, ...] = ()
    left_out: tuple[Settled, ...] = ()
    spares: tuple[Settled, ...] = ()


def wishes_of(made: Sequence[Decision], minimum: float) -> Wishes:
    """Return what decisions say together; `minimum` is the least score of a card."""
    lessons = (Lesson(each.verdict is Verdict.KEEP, each.score, each.traits) for each in made)
    return Wishes(
        minimum,
        learn(lessons),
        frozenset(each.guid for each in made if each.verdict is Verdict.KEEP),
        frozenset(each.guid for each in made if each.verdict is Verdict.DROP),
        decisions.digest(made),
    )


def spares_for(
    connection: sqlite3.Connection,
    wishes: Wishes,
    remembered: Iterable[Remembered],
    drafts: Iterable[Draft],
    without: Container[str] = (),
) -> list[Draft]:
    """Return the spares of all known files but some (paths); none where neither decisions nor known notes need them."""
    births = {draft.note.guid for draft in drafts}
    needed = (each.low or (each.born not in births and wishes.holds(each)) for each in remembered)
    if not wishes.digest and not any(needed):
        return []
    return [draft for draft in spares.load(connection) if draft.path not in without]


def grant(
    met: Sequence[Met],
    spare: Sequence[Draft],
    meet: Meet,
    remembered: Sequence[Remembered],
    wishes: Wishes,
    unseen: frozenset[Guid] = frozenset(),
) -> Granted:
    """Return the notes that are to be made of those that `met` and of spares, under the guids that they have for good.

    Known notes that stand where nobody looked (`unseen`) are nobody's.
    """
    here = [each for each in remembered if each.known.guid not in unseen]
    sought = [each for each in here if each.low or each.known.guid in wishes.kept]
    held = _held([each for each in here if wishes.holds(each)], spare, met, meet)
    found = identified(met, remembered, unseen | _standing(sought, spare, met) | held.keys())
    known = {each.known.guid for each in remembered}
    stay = known | wishes.kept | wishes.dropped
    left_out = tuple(each for each in found.settled if each.note.guid not in stay and wishes.leans_against(each))
    out = {each.note.guid for each in left_out}
    made = [each for each in found.settled if each.note.guid not in out]
    given = {each.note.guid for each in found.settled}
    lost = [each for each in here if each.known.guid not in given]
    spares_made = _Spares(spare, meet, known | given, wishes, held).asked_for(lost)
    return Granted(
        tuple(sorted((*made, *spares_made), key=lambda each: each.note.sources[0])),
        tuple(each for each in found.uncertain if each.note not in out),
        left_out,
        tuple(spares_made),
    )


def _standing(sought: Iterable[Remembered], spare: Iterable[Draft], met: Iterable[Met]) -> frozenset[Guid]:
    """Return the known notes that the user wants and that stand unchanged among the spares: no other note is theirs."""
    births = {draft.note.guid for draft in spare} - {each.note.guid for each in met}
    return frozenset(each.known.guid for each in sought if each.born in births)


def _held(there: Iterable[Remembered], spare: Iterable[Draft], met: Iterable[Met], meet: Meet) -> Mapping[Guid, float]:
    """Return the known notes whose text stands among the spares and is stated nowhere else, with their scores.

    Their file may have another name by now: then their words tell, and identity whether no other has the same.
    """
    made = {each.note.guid for each in met}
    births = {draft.note.guid: draft for draft in spare}
    words = {_words(draft.note): birth for birth, draft in births.items()}
    standing: dict[Guid, Remembered] = {}
    for each in there:
        birth = each.born if each.born in births else words.get(_words(each.known))
        if birth is not None and each.born not in made:
            standing.setdefault(birth, each)
    said = meet((), [births[birth] for birth in standing]) if standing else ()
    return {each.known.guid: each.score for each in (standing[met.note.guid] for met in said)}


def _words(note: Note | KnownNote) -> tuple[str, str, str | None]:
    """Return what a note says; of a statement an update may hide other words, and it is still the same."""
    return (note.front, note.back, None) if note.text is None else ("", "", note.text)


@dataclass(frozen=True, slots=True)
class _Spares:
    """Finds among the spares what the user wants: what he keeps, what was made before, what is like what he keeps.

    `held` are the scores for which known notes were made that stay, by their guids.
    """

    drafts: Sequence[Draft]
    meet: Meet
    taken: set[Guid]
    wishes: Wishes
    held: Mapping[Guid, float]

    def asked_for(self, lost: Sequence[Remembered]) -> list[Settled]:
        """Return the spares that are to be made; `lost` are the known notes that are found nowhere else."""
        wanted = [each for each in lost if each.low or each.known.guid in {*self.wishes.kept, *self.held}]
        births = {each.born for each in wanted} | self.wishes.kept
        named = [draft for draft in self.drafts if draft.note.guid in births]
        alike = [draft for draft in self.drafts if draft.note.guid not in births and self.wishes.lifts(draft)]
        made = self._under_guids(named, alike, lost)
        there = {each.note.guid for each in made}
        edited = [each for each in wanted if each.known.guid not in there]
        if edited:  # their words may be others now, in any of the spares
            others = [draft for draft in self.drafts if draft.note.guid not in births and not self.wishes.lifts(draft)]
            guids = {each.known.guid for each in edited}
            made += [each for each in self._under_guids((), others, edited) if each.note.guid in guids]
        return made

    def _under_guids(
        self, named: Sequence[Draft], others: Sequence[Draft], lost: Sequence[Remembered]
    ) -> list[Settled]:
        if not (named or others):
            return []
        found = identified(self.meet(named, others), lost, taken=self.taken)
        return [self._as_made(each) for each in found.settled]

    def _as_made(self, each: Settled) -> Settled:
        score = self.held.get(each.note.guid)
        return replace(each, low=True) if score is None else replace(each, note=replace(each.note, score=score))
