"""Who is who among the notes and the spares of a run: identity sees them all, so that none is taken for another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from notes2anki.cards.build import with_guid
from notes2anki.draft import Draft, Settled
from notes2anki.identity import Uncertain
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Guid
from notes2anki.sync.guids import identified
from notes2anki.sync.meeting import Met
from notes2anki.sync.spares import Spares, Words, words_of

Meet = Callable[[Sequence[Draft], Sequence[Draft]], Sequence[Met]]
"""Makes notes of spares: of all of the first, of the second where they state nothing that is stated already."""


@dataclass(frozen=True, slots=True)
class Spare:
    """A spare whose draft has the guid that it would have for good; `born` is that of its birth."""

    draft: Draft
    born: Guid

    @property
    def guid(self) -> Guid:
        """The guid that it would have for good."""
        return self.draft.note.guid


@dataclass(frozen=True, slots=True)
class Recognised:
    """Notes under the guids that they have for good, those that might be a lost one, and the spares beside them."""

    notes: tuple[Settled, ...]
    uncertain: tuple[Uncertain, ...]
    spares: tuple[Spare, ...]


def recognised(
    met: Sequence[Met],
    spares: Spares,
    meet: Meet,
    remembered: Sequence[Remembered],
    held: Container[Guid],
    unseen: Container[Guid] = (),
) -> Recognised:
    """Tell which notes and which spares are known ones.

    A known note that is `held` is made of its spare: of one that states what is stated already nothing is made, so it
    takes no known note from another. Known notes that stand where nobody looked (`unseen`) are nobody's.
    """
    nobodys = spares.nobodys(remembered)
    looked_for = [each for each in remembered if each.known.guid not in unseen]
    sight = spares.in_sight(met)
    while True:
        alone = [Met(draft.note, draft.position, draft.traits) for draft in sight]
        found = identified(met, remembered, unseen, alone, nobodys)
        given = {each.note.guid for each in (*found.settled, *found.spares)}
        notes = _by_words(found.settled, looked_for, given)
        named = {each.note.guid for each in notes}
        others = _by_words(found.spares, looked_for, given | named)
        under = [Spare(replace(draft, note=each.note), each.born) for draft, each in zip(sight, others, strict=True)]
        stated = _stated_already([each.draft for each in under if each.guid in held], meet)
        if not stated:
            return Recognised(notes, tuple(each for each in found.uncertain if each.note in named), tuple(under))
        sight = [draft for draft, each in zip(sight, under, strict=True) if each.guid not in stated]


def _by_words(settled: Sequence[Settled], known: Iterable[Remembered], given: Container[Guid]) -> tuple[Settled, ...]:
    """Return notes, or spares; the only new one that says what one lost note said elsewhere has its guid.

    Identity may have known it for what was a spare there, and so nobody's; but the note said the same.
    """
    guids: set[Guid] = set()
    lost: defaultdict[tuple[Words, bool], list[Guid]] = defaultdict(list)
    for each in known:
        guids.add(each.known.guid)
        if each.known.guid not in given:
            lost[words_of(each.known), each.known.live].append(each.known.guid)
    saying = Counter(words_of(each.note) for each in settled if each.note.guid not in guids)

    def known_by_words(each: Settled) -> Settled:
        words = words_of(each.note)
        found = lost.get((words, True)) or lost.get((words, False)) or []
        only = each.note.guid not in guids and saying[words] == len(found) == 1
        return replace(each, note=with_guid(each.note, found[0])) if only else each

    return tuple(map(known_by_words, settled))


def _stated_already(held: Sequence[Draft], meet: Meet) -> frozenset[Guid]:
    """Return the spares that cannot be made beside the notes."""
    if not held:
        return frozenset()
    return frozenset(draft.note.guid for draft in held) - {each.note.guid for each in meet((), held)}
