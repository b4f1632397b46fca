"""Match the notes of a run with those that are known, best evidence first.

| rule                  | two notes are one when                                                              |
|-----------------------|-------------------------------------------------------------------------------------|
| same-file-same-text   | they say the same in one file                                                       |
| block-id              | the author gave both one ^id, and they are alike                                    |
| same-text             | they say the same anywhere in the vault                                             |
| same-front            | they ask the same and answer alike, or one with all that the other says and more    |
| same-back             | they answer the same and ask alike                                                  |
| alike                 | they say much the same, the more so the less their place speaks for them            |
| same-birth            | they were born with one guid that no third was born with, and stand in one place    |

All but the exact ones need a score, a margin to the second best, and no third that could be meant: see `evidence`
and `choice`. All of these but the last also need that what the note is about is still said: see `wording`. (A birth
is of one subject in one file, so those that share it are about the same.)

A note keeps its style, for Anki lets no note change its type: where a statement is asked in another way (its term
instead of a gap), that is a new note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from notes2anki.identity.choice import Choice
from notes2anki.identity.contenders import Contenders, contenders, relevant
from notes2anki.identity.equals import settle_answered_further, settle_anywhere, settle_in_moved_files, settle_in_place
from notes2anki.identity.evidence import Court
from notes2anki.identity.gallery import Gallery
from notes2anki.identity.known import KnownNote
from notes2anki.identity.moves import moves
from notes2anki.identity.pairing import Ground, Pairing, Rule
from notes2anki.identity.place import Places
from notes2anki.identity.sighting import Sighting, bare_form, sighting_of
from notes2anki.identity.wording import Wordings
from notes2anki.model import Guid, Note

CLOSE = 0.50
"""The score from which a pair that was not settled is told to the user."""
MOST_CLOSE = 3

_NONE: Mapping[Guid, Guid] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Match:
    """A note of this run (by the guid of its birth) that is a known one, and why."""

    note: Guid
    known: Guid
    ground: Ground


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A note of this run that was taken for new although known notes that are missing are `close` to it.

    They come with their scores (at least `CLOSE`; `ENOUGH` and more is possible where several are as close), the
    closest first, `MOST_CLOSE` at most.
    """

    note: Guid
    close: tuple[tuple[Guid, float], ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of the notes of a run: those that are known again, and where that was in doubt."""

    matches: tuple[Match, ...]
    uncertain: tuple[Uncertain, ...] = ()


def match(notes: Iterable[Note], known: Iterable[KnownNote], births: Mapping[Guid, Guid] = _NONE) -> Matching:
    """Return which notes are which known ones, whatever the order in which they are given.

    `known` are those that this run would have found if their text were there, and orphans; the guids of `notes` are
    distinct. `births` names for a note the only known one that was born as it was, if it is the only such note too.
    What is in no match is new.
    """
    old = sorted(map(sighting_of, known), key=lambda each: each.order)
    new = sorted(map(sighting_of, notes), key=lambda each: each.order)
    pairing = Pairing(old, new)
    settle_in_place(pairing)
    found = _settle_others(pairing, births) if pairing.open_old() and pairing.open_new() else {}
    return Matching(_matches(pairing), _uncertain(pairing, found))


def settle(notes: Iterable[Note], vanished: Iterable[KnownNote]) -> dict[Guid, Guid]:
    """Return the guids to go on with, by the guid of birth; a note that matches none is not in the answer."""
    return {each.note: each.known for each in match(notes, vanished).matches}


def _settle_others(pairing: Pairing, births: Mapping[Guid, Guid]) -> Contenders:
    settle_anywhere(pairing, except_for=_anchored_elsewhere(pairing))
    went = moves(pairing)
    settle_in_moved_files(pairing, went)
    settle_answered_further(pairing)
    olds = relevant(pairing)
    seen = [pairing.old[old] for old in olds]
    gallery = Gallery(seen)
    court = Court(pairing, gallery, Wordings(seen), Places(pairing, went))
    found = contenders(pairing, gallery, court, olds)
    choice = Choice(pairing, court, found)
    choice.settle(Rule.BLOCK_ID, _same_block_id)
    settle_anywhere(pairing)
    choice.settle(Rule.FRONT, _same_front)
    choice.settle(Rule.BACK, _same_back)
    choice.settle(Rule.ALIKE, lambda _old, _new: True)
    choice.settle_born_again(_positions(pairing, births))
    return found


def _positions(pairing: Pairing, births: Mapping[Guid, Guid]) -> Iterator[tuple[int, int]]:
    olds = {note.guid: old for old, note in enumerate(pairing.old)}
    for new in pairing.open_new():
        known = births.get(pairing.new[new].guid)
        if known in olds:
            yield olds[known], new


def _anchored_elsewhere(pairing: Pairing) -> frozenset[int]:
    """Return the old notes whose block id stands at some open new note: there they are looked for first."""
    present = {pairing.new[new].block_id for new in pairing.open_new()} - {""}
    return frozenset(old for old in pairing.open_old() if pairing.old[old].block_id in present)


def _same_block_id(old: Sighting, new: Sighting) -> bool:
    return bool(old.block_id) and old.block_id == new.block_id


def _same_front(old: Sighting, new: Sighting) -> bool:
    return bool(old.back) and bare_form(old.front) == bare_form(new.front)


def _same_back(old: Sighting, new: Sighting) -> bool:
    return bool(old.back) and bare_form(old.back) == bare_form(new.back)


def _matches(pairing: Pairing) -> tuple[Match, ...]:
    return tuple(
        Match(pairing.new[new].guid, pairing.old[old].guid, pairing.grounds[new])
        for new, old in sorted(pairing.known.items())
    )


def _uncertain(pairing: Pairing, found: Contenders) -> tuple[Uncertain, ...]:
    doubts = []
    for new in sorted(set(found) - set(pairing.known)):
        close = [
            (-evidence.score, old)
            for old, evidence in found[new].items()
            if evidence.score >= CLOSE and old not in pairing.taken
        ]
        if close:
            closest = tuple((pairing.old[old].guid, -negative) for negative, old in sorted(close)[:MOST_CLOSE])
            doubts.append(Uncertain(pairing.new[new].guid, closest))
    return tuple(doubts)
