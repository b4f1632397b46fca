"""Who is who among the notes and the spares of a run: identity sees them all, so that none is taken for another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from notes2anki.cards.build import with_guid
from notes2anki.draft import Draft, Settled
from notes2anki.identity import Uncertain
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Guid, Note
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
        found = identified([*met, *alone], remembered, unseen, nobodys)
        notes, others = found.settled[: len(met)], found.settled[len(met) :]
        guids = _by_words(others, looked_for, {each.note.guid for each in found.settled})
        under = [
            Spare(replace(draft, note=with_guid(draft.note, guid)), each.born)
            for draft, each, guid in zip(sight, others, guids, strict=True)
        ]
        stated = _stated_already([each.draft for each in under if each.guid in held], meet)
        if not stated:
            named = {each.note.guid for each in notes}
            return Recognised(notes, tuple(each for each in found.uncertain if each.note in named), tuple(under))
        sight = [draft for draft, each in zip(sight, under, strict=True) if each.guid not in stated]


def _by_words(spares: Sequence[Settled], known: Iterable[Remembered], given: Container[Guid]) -> list[Guid]:
    """Return the guids of spares; of the only one that was no note and says what one lost note said, that note's."""
    guids: set[Guid] = set()
    lost: defaultdict[tuple[Words, bool], list[Guid]] = defaultdict(list)
    for each in known:
        guids.add(each.known.guid)
        if each.known.guid not in given:
            lost[words_of(each.known), each.known.live].append(each.known.guid)
    saying = Counter(words_of(each.note) for each in spares if each.note.guid not in guids)

    def guid_of(note: Note) -> Guid:
        words = words_of(note)
        found = lost.get((words, True)) or lost.get((words, False)) or ()
        return found[0] if note.guid not in guids and saying[words] == len(found) == 1 else note.guid

    return [guid_of(each.note) for each in spares]


def _stated_already(held: Sequence[Draft], meet: Meet) -> frozenset[Guid]:
    """Return the spares that cannot be made beside the notes."""
    if not held:
        return frozenset()
    return frozenset(draft.note.guid for draft in held) - {each.note.guid for each in meet((), held)}
