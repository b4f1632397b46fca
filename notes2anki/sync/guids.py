"""Give each note of a run the guid that it has for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from notes2anki.cards.birth import later_guid
from notes2anki.cards.build import with_distinct_guids, with_guid
from notes2anki.draft import Draft, Settled
from notes2anki.identity import KnownNote, Uncertain, match
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Guid
from notes2anki.sync.meeting import Met


@dataclass(frozen=True, slots=True)
class Identified:
    """The notes of a run under the guids that they have for good, and those of them that might be a lost one.

    `spares` are what was compared beside them, likewise.
    """

    settled: tuple[Settled, ...]
    uncertain: tuple[Uncertain, ...]
    spares: tuple[Settled, ...] = ()


def identified(
    notes: Sequence[Met],
    remembered: Iterable[Remembered],
    unseen: Container[Guid] = (),
    spares: Sequence[Met] = (),
    nobodys: Iterable[Draft] = (),
) -> Identified:
    """Return the notes, in their order, under the guids by which they are known, or under new ones.

    Known notes that stand where nobody looked (`unseen`) are nobody's. A guid that was ever given belongs to its
    note, even if that is long gone, so a new note never gets it. `spares` are compared as notes are, but that one was
    born as a known note was does not tell that it is the same. What was no note before (`nobodys`) has no guid to
    give: a note that is one of these is new.
    """
    known = tuple(remembered)
    strangers = {stranger.known.guid: stranger for stranger in map(_stranger, count(), nobodys)}
    looked_for = [*(each for each in known if each.known.guid not in unseen), *strangers.values()]
    together = [*notes, *spares]
    # Notes of one birth are told apart while identity looks at them.
    aliases = [alias.guid for alias in with_distinct_guids(met.note for met in together)]
    births = _births(zip((met.note.guid for met in together), aliases, strict=True), looked_for)
    matching = match(
        (replace(met.note, guid=alias) for met, alias in zip(together, aliases, strict=True)),
        (each.known for each in looked_for),
        {alias: births[alias] for alias in aliases[: len(notes)] if alias in births},
    )
    guids = {each.note: each.known for each in matching.matches if each.known not in strangers}
    _give_new(together, aliases, guids, {each.known.guid for each in known})
    settled = tuple(
        Settled(with_guid(met.note, guids[alias]), met.note.guid, met.position, met.traits)
        for met, alias in zip(together, aliases, strict=True)
    )
    own = {alias: guids[alias] for alias in aliases[: len(notes)]}
    uncertain = tuple(_uncertain(matching.uncertain, own, strangers))
    return Identified(settled[: len(notes)], uncertain, settled[len(notes) :])


def _stranger(number: int, draft: Draft) -> Remembered:
    """Return what was no note before as if it had been one; no guid that was ever given has a space."""
    known = replace(KnownNote.of(draft.note, ""), guid=Guid(f"stranger {number}"), path=draft.path)
    return Remembered(known, draft.note.guid, draft.position, "")


def _uncertain(
    doubts: Iterable[Uncertain], guids: Mapping[Guid, Guid], strangers: Container[Guid]
) -> Iterator[Uncertain]:
    for each in doubts:
        close = tuple((guid, score) for guid, score in each.close if guid not in strangers)
        if close and each.note in guids:
            yield Uncertain(guids[each.note], close)


def _births(born: Iterable[tuple[Guid, Guid]], known: Iterable[Remembered]) -> dict[Guid, Guid]:
    """Return known notes by the new ones (as identity names them) that share their birth, each with one alone."""
    now: defaultdict[Guid, list[Guid]] = defaultdict(list)
    for birth, alias in born:
        now[birth].append(alias)
    then: defaultdict[Guid, list[KnownNote]] = defaultdict(list)
    for each in known:
        then[each.born].append(each.known)
    found = {}
    for birth, aliases in now.items():
        candidates = [each for each in then[birth] if each.live] or then[birth]
        if len(aliases) == len(candidates) == 1:
            found[aliases[0]] = candidates[0].guid
    return found


def _give_new(notes: Sequence[Met], aliases: Sequence[Guid], guids: dict[Guid, Guid], used: set[Guid]) -> None:
    """Give guids of their own to the notes that have none."""
    used |= set(guids.values())
    for met, alias in zip(notes, aliases, strict=True):
        if alias not in guids:
            guids[alias] = _free(met.note.guid, used)
            used.add(guids[alias])


def _free(born: Guid, used: Container[Guid]) -> Guid:
    guid, ordinal = born, 0
    while guid in used:
        ordinal += 1
        guid = later_guid(born, ordinal)
    return guid
