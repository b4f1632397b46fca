"""The notes of a run as the user wants them.

A card that is there stays while its text does, and where its author edits that: not even a score that falls below the
minimum, by his edit, by words around it or by an update of ours, takes it away. Only a minimum does that he sets
himself above the score that it was made for.

A decision on one card never removes or changes another that is there. So everything is done as if nothing had been
decided, and only then is a new note left out that the user's decisions speak against; and a spare comes beside what is
made without taking part in it. But to tell which note is which, identity sees them all: what is a spare is nobody
else, and what was one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from notes2anki.draft import Draft, Settled
from notes2anki.identity import Uncertain
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Guid
from notes2anki.sync.meeting import Met
from notes2anki.sync.recognised import Meet, Recognised, recognised
from notes2anki.sync.spares import Spares
from notes2anki.sync.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Granted:
    """The notes of a run as the user wants them, in reading order, and those of them that might be a lost one.

    `left_out` are those that only the leaning keeps out; `spares` those of the `settled` whose score is too low.
    """

    settled: tuple[Settled, ...]
    uncertain: tuple[Uncertain, ...] = ()
    left_out: tuple[Settled, ...] = ()
    spares: tuple[Settled, ...] = ()


def grant(
    met: Sequence[Met],
    spares: Spares,
    meet: Meet,
    remembered: Sequence[Remembered],
    wishes: Wishes,
    unseen: frozenset[Guid] = frozenset(),
) -> Granted:
    """Return the notes that are to be made of those that `met` and of spares, under the guids that they have for good.

    Known notes that stand where nobody looked (`unseen`) are nobody's.
    """
    held = {each.known.guid: each.score for each in remembered if wishes.holds(each)}
    found = recognised(met, spares, meet, remembered, held, unseen)
    stay = {each.known.guid for each in remembered} | wishes.kept | wishes.dropped
    left_out = tuple(each for each in found.notes if each.note.guid not in stay and wishes.leans_against(each))
    out = {each.note.guid for each in left_out}
    made = [each for each in found.notes if each.note.guid not in out]
    here = [each for each in remembered if each.known.guid not in unseen]
    spares_made = _spares_made(found, here, held, wishes, meet)
    return Granted(
        tuple(sorted((*made, *spares_made), key=lambda each: each.note.sources[0])),
        tuple(each for each in found.uncertain if each.note not in out),
        left_out,
        tuple(spares_made),
    )


def _spares_made(
    found: Recognised, here: Sequence[Remembered], held: Mapping[Guid, float], wishes: Wishes, meet: Meet
) -> list[Settled]:
    """Return what is made of spares: what a card has become that stays, what the user keeps, what is like that.

    What he keeps is made even where it has changed so much that it counts as new.
    """
    given = {each.note.guid for each in found.notes} | {each.guid for each in found.spares}
    wanted = [each for each in here if wishes.wants(each)]
    guids = {each.known.guid for each in wanted} | held.keys() | wishes.kept
    births = {each.born for each in wanted if each.known.guid not in given} | wishes.kept
    named: list[Draft] = []
    alike: list[Draft] = []
    for spare in found.spares:
        if spare.guid in guids or spare.born in births:
            named.append(spare.draft)
        elif wishes.lifts(spare.draft):
            alike.append(spare.draft)
    born = {each.guid: each.born for each in found.spares}
    return [_made(met, born[met.note.guid], held) for met in meet(named, alike)] if named or alike else []


def _made(met: Met, born: Guid, held: Mapping[Guid, float]) -> Settled:
    """Return a spare as it is made; a card that stays keeps the score for which it was made."""
    score = held.get(met.note.guid)
    note = met.note if score is None else replace(met.note, score=score)
    return Settled(note, born, met.position, met.traits, low=score is None)
