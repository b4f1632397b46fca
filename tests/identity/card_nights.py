"""Edits of cards instead of text: nothing is read again, so many can be made; each card knows which it was."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from identity.edits import with_typo
from identity.measure import Fate
from identity.pipeline import remembered
from identity.simulation import Fated, Result
from identity.writing import Line
from notes2anki.cards.birth import birth_guid
from notes2anki.draft import Settled
from notes2anki.model import Guid, Note, Span
from notes2anki.sync.guids import identified
from notes2anki.sync.meeting import Met


@dataclass(frozen=True, slots=True)
class Card:
    """A note and the one that it was before the edit; None for one that was not there.

    `stranger`: it is taken from the vault to be written into it, and nobody knew it before.
    """

    note: Note
    before: Note | None
    stranger: bool = False


Cards = list[Card]
CardEdit = Callable[[Cards, random.Random, float], tuple[Cards, int]]
"""Returns the cards of a vault after edits of a share of them, in reading order, and how many edits it was."""


def simulate_cards(settled: Sequence[Settled], kind: str, seed: int, share: float) -> Result:
    """Return what an edit of a share of the cards does to the guids."""
    dice = random.Random(f"cards {kind} {seed}")
    cards, edits = CARD_EDITS[kind]([Card(each.note, each.note) for each in settled], dice, share)
    births = {each.note.guid: each.born for each in settled}
    met = [Met(_born(card, births), position) for position, card in enumerate(cards)]
    strangers = {card.note.guid for card in cards if card.stranger}
    night = identified(met, remembered(each for each in settled if each.note.guid not in strangers))
    told = {(doubt.note, guid) for doubt in night.uncertain for guid, _score in doubt.close}
    fated = []
    owners = {each.note.guid: each.note for each in settled if each.note.guid not in strangers}
    for card, each in zip(cards, night.settled, strict=True):
        owner = owners.get(each.note.guid)
        if owner is not None and owner is not card.before and not _says_the_same(owner, each.note):
            fated.append(Fated(Fate.WRONG, owner, each.note))
        if card.before is not None:
            fated += _fates(card.before, each.note, told)
    return Result(kind, edits, tuple(fated), len(night.uncertain))


def _fates(before: Note, after: Note, told: set[tuple[Guid, Guid]]) -> list[Fated]:
    same = _says_the_same(before, after)
    if before.guid == after.guid:
        return [Fated(Fate.KEPT if same else Fate.FOLLOWED, before, after)]
    left = [Fated(Fate.LOST if same else Fate.RENEWED, before, after)]
    return left if same or (after.guid, before.guid) in told else [*left, Fated(Fate.UNTOLD, before, after)]


def _says_the_same(one: Note, other: Note) -> bool:
    return (one.style, one.front, one.back, one.text) == (other.style, other.front, other.back, other.text)


def _born(card: Card, births: Mapping[Guid, Guid]) -> Note:
    """Return a note under the guid of its birth: the former one where its words and file are the same."""
    note, before = card.note, card.before
    if before is not None and _says_the_same(note, before) and note.sources[0].path == before.sources[0].path:
        return replace(note, guid=births[before.guid])
    return replace(note, guid=birth_guid(note.kind, note.text or note.front, note.sources[0].path))


# --------------------------------------------------------------------------------------------
# Edits


def typo(cards: Cards, dice: random.Random, share: float) -> tuple[Cards, int]:
    """Mistype a word of some cards."""
    return _changed(cards, dice, share, lambda text: with_typo(_line(text), dice).text)


def rewording(cards: Cards, dice: random.Random, share: float) -> tuple[Cards, int]:
    """Put words of other cards for a third of the words of some."""
    pool = sorted({word for card in cards for word in _said(card.note).split() if word.isalpha()})
    return _changed(cards, dice, share, lambda text: _reworded(text, pool, dice))


def insertion(cards: Cards, dice: random.Random, share: float) -> tuple[Cards, int]:
    """Write new cards before some: the words of one, in disorder, which no author would take for it."""
    pool = [word for card in cards for word in _said(card.note).split()]
    found: Cards = []
    added = 0
    for card in cards:
        if dice.random() < share:
            found.append(Card(_saying(card.note, lambda _text: " ".join(dice.sample(pool, min(len(pool), 12)))), None))
            added += 1
        found.append(card)
    return _laid_out(found), added


def deletion(cards: Cards, dice: random.Random, share: float) -> tuple[Cards, int]:
    """Delete some cards."""
    found = [card for card in cards if dice.random() >= share]
    return _laid_out(found), len(cards) - len(found)


def replacement(cards: Cards, dice: random.Random, share: float) -> tuple[Cards, int]:
    """Write some cards, as if nobody knew them, where the one that stood that of their file is most like them."""
    found: list[Card | None] = [*cards]
    gone = 0
    for group in _positions_by_file(cards).values():
        for at in group:
            beside = [
                other for other in group if other != at and found[other] is cards[other] and found[at] is cards[at]
            ]
            alike = [other for other in beside if cards[other].note.style is cards[at].note.style]
            if dice.random() < share and alike:
                place = max(alike, key=lambda other: (_shared(cards[other].note, cards[at].note), -other))
                found[place] = _in_place_of(cards[at].note, cards[place].note)
                found[at] = None
                gone += 1
    return [card for card in found if card is not None], gone


def _in_place_of(note: Note, other: Note) -> Card:
    return Card(replace(note, sources=other.sources, context=other.context, block_id=""), None, stranger=True)


def _shared(one: Note, other: Note) -> float:
    """Return how many words two notes share, of those that either says."""
    words, others = set(_said(one).split()), set(_said(other).split())
    return len(words & others) / max(1, len(words | others))


def _positions_by_file(cards: Cards) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, card in enumerate(cards):
        found[card.note.sources[0].path].append(at)
    return found


def reorder(cards: Cards, dice: random.Random, share: float) -> tuple[Cards, int]:
    """Shuffle the cards of some files."""
    found: Cards = []
    moved = 0
    for group in _by_file(cards).values():
        if dice.random() < share:
            moved += len(group)
            dice.shuffle(group)
        found += group
    return _laid_out(found), moved


def rename(cards: Cards, dice: random.Random, share: float) -> tuple[Cards, int]:
    """Give some files another name."""
    paths = [path for path in _by_file(cards) if dice.random() < share]
    names = {path: f"{path.removesuffix('.md')} 정리.md" for path in paths}
    moved = [_at(card, names.get(card.note.sources[0].path, ""), card.note.sources[0].start) for card in cards]
    return sorted(moved, key=lambda card: card.note.sources[0]), len(paths)


def night(cards: Cards, dice: random.Random, share: float) -> tuple[Cards, int]:
    """Do a part of all this in one night."""
    total = 0
    for edit in (typo, rewording, deletion, insertion, reorder, rename):
        cards, edits = edit(cards, dice, share / 4)
        total += edits
    return cards, total


CARD_EDITS: Mapping[str, CardEdit] = {
    "typo": typo,
    "rewording": rewording,
    "insertion": insertion,
    "deletion": deletion,
    "replacement": replacement,
    "reorder": reorder,
    "rename": rename,
    "all of these": night,
}


def _changed(cards: Cards, dice: random.Random, share: float, change: Callable[[str], str]) -> tuple[Cards, int]:
    found, edits = list(cards), 0
    for at, card in enumerate(cards):
        if card.before is not None and dice.random() < share:
            found[at] = Card(_saying(card.note, change), card.before)
            edits += 1
    return found, edits


def _saying(note: Note, change: Callable[[str], str]) -> Note:
    """Return a note with other words: of its sentence, or of its question or its answer, whichever is longer."""
    if note.text is not None:
        return replace(note, text=change(note.text))
    if len(note.front) > len(note.back):
        return replace(note, front=change(note.front))
    return replace(note, back=change(note.back))


def _reworded(text: str, pool: Sequence[str], dice: random.Random) -> str:
    said = text.split(" ")
    for at in dice.sample(range(len(said)), max(1, len(said) // 3)):
        said[at] = dice.choice(pool)
    return " ".join(said)


def _line(text: str) -> Line:
    return Line(text, ((0, len(text)),))


def _said(note: Note) -> str:
    return note.text or f"{note.front} {note.back}"


def _by_file(cards: Cards) -> dict[str, Cards]:
    found: defaultdict[str, Cards] = defaultdict(list)
    for card in cards:
        found[card.note.sources[0].path].append(card)
    return found


def _laid_out(cards: Cards) -> Cards:
    """Give the cards of each file lines of their own, two apart, in their order."""
    return [_at(card, "", 2 * number + 1) for group in _by_file(cards).values() for number, card in enumerate(group)]


def _at(card: Card, path: str, line: int) -> Card:
    span = Span(path or card.note.sources[0].path, line, line)
    return Card(replace(card.note, sources=(span,)), card.before)
