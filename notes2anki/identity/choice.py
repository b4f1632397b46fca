"""Settle pairs by their evidence, the strongest first, each only where nothing else could be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from notes2anki.identity.contenders import Contenders
from notes2anki.identity.evidence import Court, Evidence
from notes2anki.identity.pairing import Ground, Pairing, Rule
from notes2anki.identity.sighting import Sighting, bare_form

# Measured with tests/identity/simulate.py.
ENOUGH = 0.80
"""The score from which a pair may be one note."""
MARGIN = 0.10
"""By how much any other pair of either note that fits the same rule must score less."""
FAMILY = 0.05
"""By how much less alike a new note must be to old ones that are settled; else it may be one more of their family."""

Fits = Callable[[Sighting, Sighting], bool]


class Choice:
    """Chooses among contenders; knows which of them ask the same question."""

    def __init__(self, pairing: Pairing, court: Court, found: Contenders) -> None:
        self._pairing, self._court, self._found = pairing, court, found
        self._suitors: defaultdict[int, dict[int, Evidence]] = defaultdict(dict)
        for new, evidences in found.items():
            for old, evidence in evidences.items():
                self._suitors[old][new] = evidence
        self._asked = _by_question(pairing.old, pairing.open_old())
        self._asking = _by_question(pairing.new, pairing.open_new())

    def settle(self, rule: Rule, fits: Fits) -> None:
        """Settle the pairs that fit a rule and stand out, best first."""
        ranked = sorted((-evidence.score, old, new) for old, new, evidence in self._fitting(fits))
        for negative, old, new in ranked:
            if not self._is_open(old, new) or not self._court.admits(old, new, self._found[new][old]):
                continue
            margin = self._margin(old, new, fits)
            if margin >= MARGIN and self._outdoes_all(old, new) and self._is_its_own(old, new):
                self._pairing.settle(old, new, Ground(rule, -negative, margin))

    def settle_born_again(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Settle pairs of notes (old, new) of one birth whose question stays where it stood, whatever the answer."""
        for old, new in sorted(pairs):
            if self._is_open(old, new) and self._court.asks_where_it_stood(old, new):
                self._pairing.settle(old, new, Ground(Rule.BIRTH, self._court.weigh(old, new).score, 0.0))

    def _fitting(self, fits: Fits) -> Iterator[tuple[int, int, Evidence]]:
        old_notes, new_notes = self._pairing.old, self._pairing.new
        for new, evidences in self._found.items():
            for old, evidence in evidences.items():
                if evidence.score >= ENOUGH and self._is_open(old, new) and fits(old_notes[old], new_notes[new]):
                    yield old, new, evidence

    def _is_open(self, old: int, new: int) -> bool:
        return old not in self._pairing.taken and new not in self._pairing.known

    def _margin(self, old: int, new: int, fits: Fits) -> float:
        """Return by how much a pair outdoes its rivals; an old note whose text was gone is none to one that had it."""
        score = self._found[new][old].score
        live = self._pairing.old[old].live
        rivals = [
            evidence.score
            for other_old, other_new, evidence in self._rivals(old, new)
            if self._pairing.old[other_old].live == live
            and fits(self._pairing.old[other_old], self._pairing.new[other_new])
        ]
        return score - max(rivals, default=0.0)

    def _outdoes_all(self, old: int, new: int) -> bool:
        """Tell whether no other open pair of either scores as much."""
        here = self._found[new][old]
        return all(evidence.score < here.score for _old, _new, evidence in self._rivals(old, new))

    def _is_its_own(self, old: int, new: int) -> bool:
        """Tell whether neither is another of many alike, as what was mended where it stands never is."""
        return self._court.is_mended(old, new) or (self._is_no_relative(old, new) and self._asks_its_own(old, new))

    def _is_no_relative(self, old: int, new: int) -> bool:
        """Tell whether no settled note is nearly as alike."""
        here = self._found[new][old]
        if here.likeness == 1.0:
            return True
        settled = (each for other, each in self._found[new].items() if other in self._pairing.taken)
        return all(here.likeness - each.likeness >= FAMILY for each in settled)

    def _rivals(self, old: int, new: int) -> Iterator[tuple[int, int, Evidence]]:
        """Yield the other open pairs of either note."""
        for other, evidence in self._found[new].items():
            if other != old and other not in self._pairing.taken:
                yield other, new, evidence
        for other, evidence in self._suitors[old].items():
            if other != new and other not in self._pairing.known:
                yield old, other, evidence

    def _asks_its_own(self, old: int, new: int) -> bool:
        """Tell whether no other open note asks, or asked, what one of the two asks and the other does not."""
        then, now = _question(self._pairing.old[old]), _question(self._pairing.new[new])
        if then is None or then == now:
            return True
        claimed = [other for other in self._asked.get(now, ()) if other not in self._pairing.taken]
        still_asked = [other for other in self._asking.get(then, ()) if other not in self._pairing.known]
        return not claimed and not still_asked


def _question(note: Sighting) -> Hashable | None:
    """Return what a note asks, within its file; None for a sentence, which asks nothing but itself."""
    return (note.style, note.path, bare_form(note.front)) if note.back else None


def _by_question(notes: Sequence[Sighting], positions: Iterable[int]) -> Mapping[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for position in positions:
        question = _question(notes[position])
        if question is not None:
            found[question].append(position)
    return found
