"""What became of guids, by the truth about which notes are the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from identity.truth import Roots, asked_again, kin, related, same
from notes2anki.identity import Uncertain
from notes2anki.model import Guid, Note

_GOES_ON = re.compile(r"[다며고]$")
"""How one Korean sentence ends, or goes on to the next: written twice, 것이며 and 것이다, it states the same."""


class Fate(StrEnum):
    """What became of a known note, or of a guid."""

    KEPT = "kept"  # the same words, the same guid
    LOST = "lost"  # the same words, another guid
    FOLLOWED = "followed"  # its statement was edited, and it kept its guid
    RENEWED = "renewed"  # its statement was edited, and it got another guid
    UNTOLD = "untold"  # … and the report does not say so
    RECAST = "recast"  # only part of its statement is asked for, or more than it
    FLIPPED = "flipped"  # its statement is asked for in another way, with another note type
    GONE = "gone"  # nothing asks for its statement
    WRONG = "wrong"  # its guid is on another statement
    REANSWERED = "reanswered"  # its question still stands where it was written, over an answer that was written anew
    UNTRACED = "untraced"  # its words were not found in its lines


@dataclass(frozen=True, slots=True)
class Seen:
    """A note under its final guid, and where its words come from."""

    note: Note
    roots: tuple[Roots, ...]

    @property
    def content(self) -> tuple[str, ...]:
        """What it says."""
        said = (self.note.front, self.note.back) if self.note.text is None else (self.note.text,)
        return tuple("".join(letter for letter in text.casefold() if letter.isalnum()) for text in said)

    def states_what(self, other: Seen) -> bool:
        """Tell whether it says what another says, wherever each is written."""
        return [_GOES_ON.sub("", said) for said in self.content] == [_GOES_ON.sub("", said) for said in other.content]

    @property
    def origins(self) -> frozenset[int]:
        """All origins of its words."""
        return frozenset().union(*(roots.origins for roots in self.roots))


def fates(
    before: Sequence[Seen], after: Sequence[Seen], doubts: Iterable[Uncertain]
) -> Iterator[tuple[Fate, Seen, Seen]]:
    """Yield what became of each known note, with it and the note that tells so, itself where there is none."""
    present = {each.note.guid: each for each in after}
    by_origin: defaultdict[int, list[Seen]] = defaultdict(list)
    for each in after:
        for origin in each.origins:
            by_origin[origin].append(each)
    told = {(doubt.note, guid) for doubt in doubts for guid, _score in doubt.close}
    for old in before:
        near = {new.note.guid: new for origin in sorted(old.origins) for new in by_origin.get(origin, ())}
        yield from _fates(old, present.get(old.note.guid), tuple(near.values()), told)


def _fates(
    old: Seen, heir: Seen | None, near: Sequence[Seen], told: set[tuple[Guid, Guid]]
) -> Iterator[tuple[Fate, Seen, Seen]]:
    if not old.origins:
        yield Fate.UNTRACED, old, old
        return
    if heir is not None and not (kin(old.roots, heir.roots) or old.states_what(heir)):
        if not heir.origins:
            yield Fate.UNTRACED, old, heir
        elif asked_again(old.roots, heir.roots) and old.note.front == heir.note.front:
            yield Fate.REANSWERED, old, heir
        elif not related(old.roots, heir.roots):
            yield Fate.WRONG, old, heir
    words_kept = any(old.content == new.content and kin(old.roots, new.roots) for new in near)
    if heir is not None and (kin(old.roots, heir.roots) or old.states_what(heir)):
        yield (Fate.KEPT if words_kept else Fate.FOLLOWED), old, heir
        return
    successors = [new for new in near if same(old.roots, new.roots)]
    if successors:
        yield (Fate.LOST if words_kept else Fate.RENEWED), old, successors[0]
        if not any((new.note.guid, old.note.guid) in told for new in successors):
            yield Fate.UNTOLD, old, successors[0]
    elif any(kin(old.roots, new.roots) for new in near):
        yield Fate.RECAST, old, old
    else:
        flipped = [new for new in near if new.note.style is not old.note.style and related(old.roots, new.roots)]
        yield (Fate.FLIPPED, old, flipped[0]) if flipped else (Fate.GONE, old, old)


def counted(found: Iterable[tuple[Fate, Seen, Seen]]) -> Counter[Fate]:
    """Count fates."""
    return Counter(fate for fate, _old, _new in found)
