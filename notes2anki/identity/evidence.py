"""What speaks for two notes being one, and what against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from notes2anki.identity.gallery import Gallery
from notes2anki.identity.likeness import is_typo, spelling
from notes2anki.identity.pairing import Pairing
from notes2anki.identity.place import Places
from notes2anki.identity.sighting import Sighting, bare_form
from notes2anki.identity.wording import Wordings, swaps_names
from notes2anki.model import Kind

# How much each sign adds to the likeness of the words (0 … 1). Measured with tests/identity/simulate.py.
SAME_BLOCK_ID = 0.35
SAME_FILE = 0.10  # or one to which others of that file went
BESIDE = 0.05  # on either side: the same neighbour
IN_LINE = 0.10  # on either side: as many lines from it as before
SAME_CONTEXT = 0.05
ORPHAN = -0.10  # its text was gone before this run

LEAST_LIKENESS = {2: 0.50, 1: 0.70}
"""Words less alike are never one note's, by on how many sides the note is as many lines from its neighbour as before.

Where it is so on one, an end of the file on the other counts as well. On none, lines came or went beside it, and it
may be another line much like the former: see `ELSEWHERE`.
"""
ELSEWHERE = 0.85
"""Notes less alike are not one on other lines, even if they ask or answer the same."""
LEAST_SPELLING = 0.30
"""Questions spelled less alike ask for different things, even if the answer is the same."""
LEAST_KEPT = 0.45
"""A sentence of whose telling words less is still said is about something else."""
LEAST_ASKED = 0.52
"""So is a question over the same answer, if that is too short to be of one question only, or moved."""
SHORT_ANSWER = 60
"""Bits that an answer tells, below which it may be that of many questions."""
LEAST_ASKED_ANEW, LEAST_OF_BOTH = 0.42, 0.60
"""So is a question that is answered in other words, if less of it, or less of it and of its answer on average, is."""
LEAST_ANSWERED = 0.60
"""So is what a heading asks and a line under it as well, or the other way round, if less of the answer is."""
LEAST_STILL_ANSWERED = 0.40
"""So is a question in the same words that stands elsewhere, if less of its answer is: several lines may ask it."""
LEAST_TOLD_MISTYPED = 150
"""Bits that a note must tell to be known again on other lines with a letter changed: 상한 is not 하한."""
LEAST_TOLD = 100
"""Bits that a note must tell to be known again in another file, with its words changed on the way; nor may any other
known note say the same."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well an old note fits a new one: `likeness` of the words alone, and `score` with all other signs."""

    likeness: float
    score: float


class Court:
    """Weighs evidence."""

    def __init__(self, pairing: Pairing, gallery: Gallery, wordings: Wordings, places: Places) -> None:
        self._pairing, self._gallery, self._wordings = pairing, gallery, wordings
        self.places = places
        self._sayings = Counter(note.words for note in pairing.old)

    def weigh(self, old: int, new: int) -> Evidence:
        """Return what speaks for a pair."""
        then, now = self._pairing.old[old], self._pairing.new[new]
        standing = self.places.standing(old, new)
        likeness = self._gallery.likeness(then, now)
        signs = (
            (SAME_BLOCK_ID, bool(then.block_id) and then.block_id == now.block_id),
            (SAME_FILE, standing.same_file),
            (BESIDE, standing.beside),
            (IN_LINE, standing.in_line),
            (SAME_CONTEXT, then.context == now.context),
            (ORPHAN, not then.live),
        )
        return Evidence(likeness, likeness + sum(weight * sign for weight, sign in signs))

    def admits(self, old: int, new: int, evidence: Evidence) -> bool:
        """Tell whether nothing in the notes themselves forbids that they are one."""
        return (
            self._is_alike_enough(old, new, evidence.likeness)
            and self.is_about_the_same(old, new)
            and self._asks_alike(old, new)
            and self._tells_enough(old, new)
        )

    def is_about_the_same(self, old: int, new: int) -> bool:
        """Tell whether a note still says what the other was about; a question that stays there may be answered anew.

        But the question of a heading is not that of a line, even in the same words: each is written for itself.
        """
        then, now = self._pairing.old[old], self._pairing.new[new]
        if is_typo(f"{then.front}\n{then.back}", f"{now.front}\n{now.back}"):
            return True
        if then.is_asked_by_heading != now.is_asked_by_heading and not self._answers_the_same(then, now):
            return False
        if then.back and then.front == now.front:
            return self.stands_still(old, new) or self._wordings.kept(then.back, now.back) >= LEAST_STILL_ANSWERED
        return self._still_says_enough(old, new) and not swaps_names(then.front, now.front)

    def asks_where_it_stood(self, old: int, new: int) -> bool:
        """Tell whether the question of a note is surely the one that the other asked in its place.

        Spelled otherwise it may be of another sentence of the line; and the name of the file is over any sentence.
        """
        then, now = self._pairing.old[old], self._pairing.new[new]
        respelled = then.front != now.front and bare_form(then.front) == bare_form(now.front)
        return self.stands_still(old, new) and not respelled and not now.named_by_its_file

    def stands_still(self, old: int, new: int) -> bool:
        """Tell whether a note stands between the neighbours of the other, as many lines from each."""
        standing = self.places.standing(old, new)
        return standing.beside == 2 and standing.in_line > 0 and standing.in_line + standing.ends >= 2

    def is_mended(self, old: int, new: int) -> bool:
        """Tell whether a note stands where the other stood and differs from it by a typo alone."""
        then, now = self._pairing.old[old], self._pairing.new[new]
        return (
            is_typo(f"{then.front}\n{then.back}", f"{now.front}\n{now.back}")
            and min(self._wordings.kept(then.front, now.front), self._wordings.kept(then.back, now.back)) == 1.0
            and self.stands_still(old, new)
        )

    def _answers_the_same(self, then: Sighting, now: Sighting) -> bool:
        return bool(then.back) and self._wordings.kept(then.back, now.back) >= LEAST_ANSWERED

    def _still_says_enough(self, old: int, new: int) -> bool:
        then, now = self._pairing.old[old], self._pairing.new[new]
        asked = self._wordings.kept(then.front, now.front)
        if not then.back:
            return asked >= LEAST_KEPT
        if bare_form(then.back) == bare_form(now.back):
            # Where a title is taken out, the lines below it come under the one before, which stands elsewhere.
            answer_tells = self._gallery.portrait(then).back_tells >= SHORT_ANSWER
            return asked >= LEAST_ASKED or (answer_tells and self.stands_still(old, new))
        answered = self._wordings.kept(then.back, now.back)
        return asked >= LEAST_ASKED_ANEW and (asked + answered) / 2 >= LEAST_OF_BOTH

    def _is_alike_enough(self, old: int, new: int, likeness: float) -> bool:
        then, now = self._pairing.old[old], self._pairing.new[new]
        if then.block_id and then.block_id == now.block_id:
            return likeness >= min(LEAST_LIKENESS.values())
        standing = self.places.standing(old, new)
        if standing.in_line:
            return likeness >= LEAST_LIKENESS[min(2, standing.in_line + standing.ends)]
        if is_typo(f"{then.front}\n{then.back}", f"{now.front}\n{now.back}"):
            return self._told(old, new) >= LEAST_TOLD_MISTYPED
        return standing.same_file and likeness >= ELSEWHERE and self._says_half_the_same(old, new)

    def _says_half_the_same(self, old: int, new: int) -> bool:
        then, now = self._pairing.old[old], self._pairing.new[new]
        # One footnote may hang on many sentences: its text does not tell which of them is asked.
        same = bare_form(then.front) == bare_form(now.front) or (
            then.kind is not Kind.FOOTNOTE and bare_form(then.back) == bare_form(now.back)
        )
        return bool(then.back) and same and self._told(old, new) >= LEAST_TOLD

    def _asks_alike(self, old: int, new: int) -> bool:
        then, now = self._pairing.old[old], self._pairing.new[new]
        if not then.back or (then.named_by_its_file and now.named_by_its_file):
            return True
        return bare_form(then.front) == bare_form(now.front) or spelling(then.front, now.front) >= LEAST_SPELLING

    def _tells_enough(self, old: int, new: int) -> bool:
        if self.places.standing(old, new).same_file:
            return True
        return self._told(old, new) >= LEAST_TOLD and self._sayings[self._pairing.old[old].words] == 1

    def _told(self, old: int, new: int) -> float:
        notes = (self._pairing.old[old], self._pairing.new[new])
        return min(self._gallery.portrait(note).tells for note in notes)
