"""One question, one card: where a document explains a term twice, the card asks for both.

Either alone would be the wrong answer to half of the reviews. What would be too much for one card stays apart, and
then only one of them can stay (`fronts`); so it does where another file asks the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from notes2anki.extract.blocks import lines_of, text_of
from notes2anki.extract.facts import answers_the_same
from notes2anki.extract.shingles import shingles_of
from notes2anki.extract.spelled import front_key, squeeze
from notes2anki.model import Block, BlockKind, Candidate, Kind, Rejection, Style
from notes2anki.plain import plain_back, plain_front

TOGETHER = "answered-together"

# Answers over about ten lines or 700 characters are hardly worth a card (the labels' guideline).
_MOST_LINES = 10
_MOST_CHARS = 700
_EXPLAINING = frozenset({Kind.CONCEPT, Kind.DEFINITION, Kind.HEADING})


def answered_together(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Rejection]]:
    """Return the candidates of one document, in their order, of those that ask the same one with all answers.

    It is asked as the first was; the others are rejected.
    """
    kept = dict(enumerate(candidates))
    rejected: list[Rejection] = []
    for first, *others in _asking_the_same(candidates):
        together = _together([candidates[first], *(candidates[other] for other in others)])
        if together is not None:
            kept[first] = together
            rejected += [Rejection(kept.pop(other), TOGETHER) for other in others]
    return list(kept.values()), rejected


def _asking_the_same(candidates: Sequence[Candidate]) -> Iterator[list[int]]:
    """Yield the positions of explanations that look alike before the answer, where there are several."""
    asking: defaultdict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for position, candidate in enumerate(candidates):
        if candidate.kind in _EXPLAINING and candidate.style is Style.BASIC:
            asking[front_key(plain_front(candidate)), candidate.context].append(position)
    return (positions for positions in asking.values() if len(positions) > 1)


def _together(members: Sequence[Candidate]) -> Candidate | None:
    """Return the first with the answers of all, None where they are too much for one card, or some say the same."""
    back = _listed([member.back for member in members])
    lines = sum(1 for line in lines_of(back) if line.text.strip())
    if lines > _MOST_LINES or len(text_of(back)) > _MOST_CHARS:
        return None
    answers = [shingles_of(squeeze(plain_back(member))) for member in members]
    if any(answers_the_same(one, other) for one, other in combinations(answers, 2)):
        return None
    return replace(
        members[0],
        back=back,
        extra=tuple(block for member in members for block in member.extra),
        sources=tuple(dict.fromkeys(source for member in members for source in member.sources)),
        score=max(member.score for member in members),
    )


def _listed(answers: Sequence[tuple[Block, ...]]) -> tuple[Block, ...]:
    """Return answers one after another: as a list where each is one paragraph."""
    if any(len(answer) != 1 or answer[0].kind is not BlockKind.PARAGRAPH for answer in answers):
        return tuple(block for answer in answers for block in answer)
    items = tuple(Block(BlockKind.ITEM, answer[0].start, answer[0].end, children=answer) for answer in answers)
    return (Block(BlockKind.LIST, items[0].start, items[-1].end, children=items),)
