"""Match the notes of a run with those that are known, best evidence first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from notes2anki.identity.known import KnownNote, path_of
from notes2anki.model import Guid, Note

Key = Callable[[Note | KnownNote], Hashable | None]


def _words(note: Note | KnownNote) -> tuple[Hashable, ...]:
    return (note.style, note.front, note.back, note.text)


# Best first: by what a note that has changed otherwise is known again. None says that a note has no such thing.
RULES: tuple[Key, ...] = (
    lambda note: (path_of(note), _words(note)),  # its subject was named anew
    _words,  # its file was renamed or moved
    lambda note: (path_of(note), note.text) if note.text else None,  # another word is deleted now
    lambda note: (path_of(note), note.kind, note.front),  # its answer was rewritten
    lambda note: (path_of(note), note.kind, note.back),  # its question was rewritten
)


def settle(notes: Sequence[Note], vanished: Iterable[KnownNote]) -> dict[Guid, Guid]:
    """Return the guids to go on with, by the guid that each of these notes was born with.

    `notes` are those of this run whose guid is not known yet; `vanished` are known notes that this run should have
    found and did not. A note that matches none keeps its own guid and is not in the answer.
    """
    kept: dict[Guid, Guid] = {}
    new, old = list(notes), list(vanished)
    for rule in RULES:
        for note, known in _only_pairs(rule, new, old):
            kept[note.guid] = known.guid
        taken = set(kept.values())
        new = [note for note in new if note.guid not in kept]
        old = [known for known in old if known.guid not in taken]
    return kept


def _only_pairs(rule: Key, new: Sequence[Note], old: Sequence[KnownNote]) -> Iterable[tuple[Note, KnownNote]]:
    """Return the pairs that share a key with each other and with no third."""
    new_by_key: defaultdict[Hashable, list[Note]] = defaultdict(list)
    old_by_key: defaultdict[Hashable, list[KnownNote]] = defaultdict(list)
    for note in new:
        new_by_key[rule(note)].append(note)
    for known in old:
        old_by_key[rule(known)].append(known)
    return [
        (mine[0], old_by_key[key][0])
        for key, mine in new_by_key.items()
        if key is not None and len(mine) == 1 and len(old_by_key.get(key, ())) == 1
    ]
