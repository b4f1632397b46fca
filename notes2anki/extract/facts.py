"""One fact, one card: the same fact in a summary, in a recall, on later days and in other words is recognised.

First by a normalised key, then by the share of common shingles among candidates that have rare ones in
common. The best wording is kept with all its sources; where a term is explained anew on a later day, the later
words win, for they correct or extend the earlier.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from notes2anki.extract.shingles import Shingles, shingles_of
from notes2anki.extract.spelled import front_key, squeeze
from notes2anki.extract.words import Name, name_class
from notes2anki.model import Candidate, Kind, Rejection
from notes2anki.plain import plain_back, plain_front, plain_text

_RARE = 6  # rarest shingles by which a candidate is looked up
_NEAREST = 20  # of those that share a key, the last before a candidate that it is compared with
_SAME_WORDS = 0.82  # Dice share of two clozes that say one thing: below, sentences differ in a word that matters
_JOINTS = "-_./"  # within a word they are part of it (1.2, a-b, /etc), at its end they are not
_LATIN_WORD = re.compile(rf"[0-9A-Za-z{re.escape(_JOINTS)}]+")
_KOREAN_WORD = re.compile(r"[가-힣]{2,}")
_STEM = 2  # syllables: particles and endings stand behind them
_SAME_ANSWER = 0.6  # of two answers to one and the same question


Words = tuple[str, str]
IsAsked = Callable[[Candidate], bool]
"""Tells whether a card that is there asks for a candidate already, in the very words."""


def nobody_asks(_candidate: Candidate) -> bool:
    """Tell so of no candidate."""
    return False


def one_a_fact(
    candidates: Sequence[Candidate], is_asked: IsAsked = nobody_asks
) -> tuple[list[Candidate], list[Rejection]]:
    """Keep one candidate a fact, in the order given; the others become its further sources."""
    kept: dict[int, Candidate] = {}
    rejected: list[Rejection] = []
    for members in _facts(candidates):
        asked = {_words(candidates[index]) for index in members if len(members) > 1 and is_asked(candidates[index])}
        best = max(members, key=lambda index: _rank(candidates[index], asked))
        kept[best] = _with_sources(candidates[best], [candidates[index] for index in members])
        rejected += [Rejection(candidates[index], "same-fact") for index in members if index != best]
    return [kept[index] for index in sorted(kept)], rejected


def stated_nowhere(spares: Sequence[Candidate], made: Sequence[Candidate]) -> list[Candidate]:
    """Return those spares whose fact nothing states that is made, the first of each fact, all just as they are.

    So no spare that comes or goes changes another card.
    """
    return [spares[members[0] - len(made)] for members in _facts([*made, *spares]) if members[0] >= len(made)]


@dataclass(frozen=True, slots=True)
class _Told:
    """A candidate with what of it is compared: `text` is the sentence of a cloze, `bare` what two writings share.

    `numbers` are the digits and Latin words of the sentence: where they differ, or change places, so do the facts.
    """

    candidate: Candidate
    text: str
    bare: str
    numbers: tuple[str, ...]
    shingles: Shingles


def _told(candidate: Candidate) -> _Told:
    text = plain_text(candidate) or ""
    bare = squeeze(text or plain_back(candidate))
    return _Told(candidate, text, bare, _numbers(text), shingles_of(bare))


def _facts(candidates: Sequence[Candidate]) -> Iterable[list[int]]:
    """Return the indices of the candidates that state each fact, in order."""
    groups = _Groups(len(candidates))
    told = [_told(candidate) for candidate in candidates]
    for first, second in _pairs(told):
        if groups.are_apart(first, second) and _same(told[first], told[second]):
            groups.join(first, second)
    return groups.all()


class _Groups:
    """Disjoint sets of indices."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, index: int) -> int:
        while self._parent[index] != index:
            index = self._parent[index]
        return index

    def are_apart(self, first: int, second: int) -> bool:
        return self._parent[first] != self._parent[second] and self.find(first) != self.find(second)

    def join(self, first: int, second: int) -> None:
        low, high = sorted((self.find(first), self.find(second)))
        self._parent[high] = low

    def all(self) -> Iterable[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._parent)):
            members[self.find(index)].append(index)
        return members.values()


def _pairs(told: Sequence[_Told]) -> Iterable[tuple[int, int]]:
    """Yield the pairs that may say one thing: those with one front, and those with rare shingles in common."""
    frequency: Counter[str] = Counter()
    for each in told:
        frequency.update(each.shingles.parts)
    buckets: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(told):
        others: set[int] = set()
        for key in _keys(each, frequency):
            members = buckets[key]
            others.update(members[:1], members[-_NEAREST:])
            members.append(index)
        yield from ((other, index) for other in others)


def _keys(told: _Told, frequency: Mapping[str, int]) -> list[str]:
    """Return what a candidate shares with those that may say the same: its front, or each of its rare shingles."""
    candidate = told.candidate
    if not candidate.text:
        return [f"{candidate.kind is Kind.EXPLICIT}={front_key(plain_front(candidate))}"]
    rare = sorted(told.shingles.parts, key=lambda shingle: (frequency[shingle], shingle))[:_RARE]
    return [f"~{shingle}" for shingle in rare]


def _same(one: _Told, other: _Told) -> bool:
    if one.candidate.text:
        return (
            one.numbers == other.numbers
            and one.shingles.are_alike(other.shingles, _SAME_WORDS)
            and not _differ(one, other)
        )
    return _under(one.candidate) == _under(other.candidate) and answers_the_same(one.shingles, other.shingles)


def _under(candidate: Candidate) -> tuple[str, ...]:
    """Return the nearest name over a candidate, with what it is an aspect of: DFS, time complexity."""
    names = candidate.context
    subject = next((index for index in reversed(range(len(names))) if name_class(names[index]) is Name.PLAIN), 0)
    return names[subject:]


def answers_the_same(one: Shingles, other: Shingles) -> bool:
    """Tell whether two answers to one question, as shingles of squeezed text, say one thing."""
    return one.within(other) >= _SAME_ANSWER


def _numbers(text: str) -> tuple[str, ...]:
    words = (word.casefold().strip(_JOINTS) for word in _LATIN_WORD.findall(text))
    return tuple(word for word in words if word)


def _differ(one: _Told, other: _Told) -> bool:
    """Tell whether each sentence has a Korean word that the other lacks: shared locks, exclusive locks.

    What only one of them adds makes no other fact, nor does a word in another form: it begins as one there.
    """
    return _adds(one.text, other.bare) and _adds(other.text, one.bare)


def _adds(text: str, there: str) -> bool:
    return any(word[:_STEM] not in there for word in _KOREAN_WORD.findall(text))


def _rank(candidate: Candidate, asked: Container[Words]) -> tuple[bool, bool, str, bool, float]:
    """Rank wordings: what the author marked, for explained terms the later day, what is asked already, the score."""
    explained = not candidate.text
    day = candidate.sources[0].path if explained else ""
    return candidate.kind is Kind.EXPLICIT, explained, day, _words(candidate) in asked, candidate.score


def _words(candidate: Candidate) -> Words:
    return plain_text(candidate) or plain_front(candidate), plain_back(candidate) if not candidate.text else ""


def _with_sources(best: Candidate, group: Sequence[Candidate]) -> Candidate:
    others = (source for candidate in group if candidate is not best for source in candidate.sources)
    return replace(best, sources=tuple(dict.fromkeys((*best.sources, *others))))
