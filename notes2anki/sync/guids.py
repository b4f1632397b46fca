"""Give each note of a run the guid that it has for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from notes2anki.cards.birth import later_guid
from notes2anki.cards.build import with_distinct_guids, with_guid
from notes2anki.draft import Settled
from notes2anki.identity import settle
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Guid
from notes2anki.sync.meeting import Met


def settled(
    notes: Sequence[Met], remembered: Iterable[Remembered], unseen: Container[Guid] = ()
) -> tuple[Settled, ...]:
    """Return the notes, in their order, under the guids by which they are known, or under new ones.

    A note that was born as exactly one known note was born is that note. Of all others identity decides, but for
    known notes that stand where nobody looked (`unseen`). A guid that was ever given belongs to its note, even if
    that is long gone, so a new note never gets it.
    """
    known = tuple(remembered)
    guids = _by_birth(notes, known)
    rest = [index for index in range(len(notes)) if index not in guids]
    taken = set(guids.values())
    lost = [each.known for each in known if each.known.guid not in taken and each.known.guid not in unseen]
    # Notes of one birth are told apart while identity looks at them.
    aliases = with_distinct_guids(notes[index].note for index in rest)
    kept = settle(aliases, lost)
    used = taken | {each.known.guid for each in known}
    for index, alias in zip(rest, aliases, strict=True):
        guids[index] = kept[alias.guid] if alias.guid in kept else _free(notes[index].note.guid, used)
        used.add(guids[index])
    return tuple(
        Settled(with_guid(met.note, guids[index]), met.note.guid, met.position) for index, met in enumerate(notes)
    )


def _by_birth(notes: Sequence[Met], known: Iterable[Remembered]) -> dict[int, Guid]:
    """Return the guids of the notes, by their index, of whose birth there is one now and was one before."""
    born: defaultdict[Guid, list[int]] = defaultdict(list)
    for index, met in enumerate(notes):
        born[met.note.guid].append(index)
    before: defaultdict[Guid, list[Remembered]] = defaultdict(list)
    for each in known:
        before[each.born].append(each)
    found = {}
    for guid, indices in born.items():
        others = before[guid]
        candidates = [each for each in others if each.known.live] or others
        if len(indices) == len(candidates) == 1:
            found[indices[0]] = candidates[0].known.guid
    return found


def _free(born: Guid, used: Container[Guid]) -> Guid:
    guid, ordinal = born, 0
    while guid in used:
        ordinal += 1
        guid = later_guid(born, ordinal)
    return guid
