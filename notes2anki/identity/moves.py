"""Files that were renamed or moved: told by the notes that went along, else by their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from notes2anki.identity.likeness import spelling
from notes2anki.identity.pairing import Pairing

Fit = Callable[[str, str], float]
"""How well a path that came fits one that is gone; 0 for not at all."""

LEAST_NAME = 0.50
"""Names of one folder spelled less alike are not one file's before and after."""


def moves(pairing: Pairing) -> Mapping[str, str]:
    """Return where files went of which something is open, by their former paths, as far as only one can be meant."""
    then = {note.path for note in pairing.old if note.live}
    now = {note.path for note in pairing.new}
    gone = {pairing.old[old].path for old in pairing.open_old()} - now
    come = {pairing.new[new].path for new in pairing.open_new()} - then
    went: dict[str, str] = {}
    for fit in (_company(pairing), _same_name, _name_in_folder):
        went |= _best_of_both(sorted(gone - went.keys()), sorted(come - set(went.values())), fit)
    return went


def _company(pairing: Pairing) -> Fit:
    """Fit by how many notes are known to have gone from one path to the other."""
    along = Counter((pairing.old[old].path, pairing.new[new].path) for new, old in pairing.known.items())
    return lambda gone, come: along[gone, come]


def _same_name(gone: str, come: str) -> float:
    return PurePosixPath(gone).name == PurePosixPath(come).name


def _name_in_folder(gone: str, come: str) -> float:
    old, new = PurePosixPath(gone), PurePosixPath(come)
    alike = spelling(old.stem, new.stem) if old.parent == new.parent else 0.0
    return alike if alike >= LEAST_NAME else 0.0


def _best_of_both(gone: Iterable[str], come: Iterable[str], fit: Fit) -> dict[str, str]:
    """Return the pairs that each fit better than any other pair of either."""
    by_gone: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    by_come: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for old in gone:
        for new in come:
            fitting = fit(old, new)
            if fitting:
                by_gone[old].append((fitting, new))
                by_come[new].append((fitting, old))
    best = {old: _only_best(found) for old, found in by_gone.items()}
    return {old: new for old, new in best.items() if new and _only_best(by_come[new]) == old}


def _only_best(found: Iterable[tuple[float, str]]) -> str:
    """Return the best, "" where two are as good."""
    (first, name), *others = sorted(found, reverse=True)
    return "" if others and others[0][0] == first else name
