"""Which old notes may be which new one: few of many, found by the rarest of their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from notes2anki.identity.evidence import Court, Evidence
from notes2anki.identity.gallery import Gallery
from notes2anki.identity.pairing import Pairing
from notes2anki.model import Style

RAREST = 24  # pieces of a new note by which old ones are looked up
COMMON = 100  # old notes that hold a piece: beyond these it is too common to look anything up by it
MOST = 8  # old notes that are weighed for a new one, for their words and again for their place

Contenders = Mapping[int, Mapping[int, Evidence]]
"""By open new note, the evidence for each old one that may be it."""


def relevant(pairing: Pairing) -> list[int]:
    """Return the old notes that may be an open new one, or be mistaken for it: the open ones, and all beside them."""
    paths = {pairing.old[old].path for old in pairing.open_old()}
    present = {pairing.new[new].path for new in pairing.open_new()}
    beside = {old for new, old in pairing.known.items() if pairing.new[new].path in present}
    return [old for old, note in enumerate(pairing.old) if note.path in paths or old in beside]


def contenders(pairing: Pairing, gallery: Gallery, court: Court, olds: Sequence[int]) -> Contenders:
    """Weigh each open new note against the old ones of its style that share its rarest words, gap or block id."""
    index = _Index(pairing, gallery, olds)
    places = _by(pairing.open_old(), court.places.old_gap)
    anchors = _by(pairing.open_old(), lambda old: pairing.old[old].block_id)
    found = {}
    for new in pairing.open_new():
        note = pairing.new[new]
        near = [*places.get(court.places.new_gap(new), ()), *(anchors.get(note.block_id, ()) if note.block_id else ())]
        likely = dict.fromkeys([*index.likely(new), *_of_style(pairing, near, note.style)[:MOST]])
        found[new] = {old: court.weigh(old, new) for old in likely}
    return found


class _Index:
    """Old notes by their pieces."""

    def __init__(self, pairing: Pairing, gallery: Gallery, olds: Sequence[int]) -> None:
        self._pairing, self._gallery = pairing, gallery
        self._holders: defaultdict[tuple[Style, str], list[int]] = defaultdict(list)
        for old in olds:
            note = pairing.old[old]
            for piece in gallery.portrait(note).pieces:
                self._holders[note.style, piece].append(old)

    def likely(self, new: int) -> list[int]:
        """Return the old notes that share most of a new one's rarest pieces."""
        note, weights = self._pairing.new[new], self._gallery.weights
        rare = sorted(self._gallery.portrait(note).pieces, key=lambda piece: (-weights.of(piece), piece))
        shared: Counter[int] = Counter()
        looked_up = 0
        for piece in rare:
            holders = self._holders.get((note.style, piece), ())
            if 0 < len(holders) <= COMMON:
                looked_up += 1
                for old in holders:
                    shared[old] += weights.of(piece)
            if looked_up == RAREST:
                break
        return sorted(shared, key=lambda old: (-shared[old], old))[:MOST]


def _by(olds: Iterable[int], key: Callable[[int], Hashable]) -> Mapping[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for old in olds:
        found[key(old)].append(old)
    return found


def _of_style(pairing: Pairing, olds: Iterable[int], style: Style) -> list[int]:
    return [old for old in olds if pairing.old[old].style is style]
