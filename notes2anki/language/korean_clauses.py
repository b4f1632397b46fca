"""Korean clauses that stand by themselves: reported thought unwrapped, coordination split.

`A는 X한다고 생각하고 B는 Y한다고 생각해야겠다` states `A는 X한다` and `B는 Y한다`: what is kept is the
author's own words, and of the verb only the tail -고 goes, which leaves its finite form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from notes2anki.language.analysis import Modality, Offsets
from notes2anki.language.korean_modality import modality
from notes2anki.language.korean_morphemes import Morph
from notes2anki.language.korean_phrases import Cut, Phrase
from notes2anki.language.korean_predicate import predicate
from notes2anki.language.korean_speech import REPORT_VERBS

# What may follow -고: the learner's reminder to himself, or hearsay. An opinion (생각한다, 본다) is none.
_GOOD_SO = "(?:된|됨|됩|될|되|쉽|편|좋|끝|무방)"
_REMINDERS = re.compile(
    r"\s*(?:(?:생각|이해|기억|판단|간주|정리)"
    rf"(?:(?:하면|해두면|해 두면) ?{_GOOD_SO}|하자|해야|할 수 있|하도록|하는 (?:게|것이) (?:좋|편|맞|쉽)|해 ?두자)"
    r"|(?:이해|기억)(?:한다|했다|함|했음|하였다)"
    rf"|(?:보면|봐도) ?{_GOOD_SO}|볼 수 있|봐야|보자|알면|알아 ?두|알고 있으면|알려져|외우"
    r"|배웠|배움|배운다|들었(?!는)|설명(?:되|하)"
    r"|하더라|하던데|하네|한다(?=[\s.]|$)|합니다|함(?=[\s.]|$)|해요)"
)
_SPOILERS = re.compile(r"는데|던데|지만 |모르|않|\?")
_DOUBTFUL = frozenset({Modality.QUESTION, Modality.HEDGE})
_QUOTING_BE = frozenset({"라고", "이라고"})
_NAMING_VERBS = frozenset({"하", "말", "설명", "부르", "정리"})
_COORDINATING = frozenset({"고", "며", "으며", "지만", "으나", "는데", "은데", "ᆫ데"})
_FINITE = frozenset({"다", "ᆫ다", "는다", "습니다", "ᆸ니다", "요", "에요", "예요", "어요", "아요"})
_OUTER_LINKS = frozenset({"어", "아", "면", "으면", "어야", "아야"})
_TOPIC = frozenset({"은", "는"})
_MODIFYING = frozenset({"JKB", "JKO", "JKS", "EP", "VV", "XSV", "VA", "VCP", "JX"})
_SHORTEST = 6  # characters of a clause


def clause_spans(cut: Cut, parts: Sequence[Phrase]) -> tuple[Offsets, ...]:
    """Return the offsets of the independent clauses; empty when the sentence is its own only clause.

    Where the author asks or doubts, the doubt may cover every clause: nothing is split.
    """
    bounds = sorted({*_topic_bounds(cut, parts), *_comma_bounds(cut)})
    told = tuple(_reported(cut))
    if not told and not bounds:
        return ()
    spans = tuple(part for span in told or ((0, len(cut.text)),) for part in _coordinated(cut.text, span, bounds))
    if any(end - start < _SHORTEST for start, end in spans):
        return ()
    return () if modality(cut, predicate(cut), parts) in _DOUBTFUL else spans


# --------------------------------------------------------------------------------------------
# Reported thought


def _reported(cut: Cut) -> Iterator[Offsets]:
    places = [index for index in range(1, cut.end - 1) if cut.morphs[index].form.endswith("고")]
    marks = [mark for index in places if (mark := _mark(cut, index)) is not None]
    if not marks:
        return
    outer = cut.text[marks[-1][1] :]
    if not _REMINDERS.match(outer) or _SPOILERS.search(outer):
        return
    begin = 0
    for end, behind in marks:
        yield _trimmed(cut.text, begin, end)
        begin = _outer_end(cut, behind)


def _mark(cut: Cut, index: int) -> tuple[int, int] | None:
    """Return (end of the reported clause, offset behind 고) when `index` is a quotative ending."""
    morph = cut.morphs[index]
    following = cut.morphs[index + 1]
    if following.form not in REPORT_VERBS or morph.tag not in ("EC", "JKQ"):
        return None
    if morph.form.endswith("다고"):
        return morph.end - 1, morph.end
    if morph.form in _QUOTING_BE and following.form not in _NAMING_VERBS:
        before = cut.morphs[index - 1]
        return (before.start if before.tag == "VCP" else morph.start), morph.end
    return None


def _outer_end(cut: Cut, offset: int) -> int:
    """Return the offset behind the reporting verb and its connective."""
    for morph in cut.morphs:
        if morph.start >= offset and morph.tag in ("EC", "EF", "ETN") and morph.form not in _OUTER_LINKS:
            return morph.end
    return len(cut.text)


# --------------------------------------------------------------------------------------------
# Coordination


def _coordinated(text: str, span: Offsets, bounds: Sequence[int]) -> Iterator[Offsets]:
    """Yield clauses that each have a topic of their own, and sentences that only a comma parts."""
    start, end = span
    inside = [bound for bound in bounds if start < bound < end]
    for begin, stop in pairwise([start, *inside, end]):
        yield _trimmed(text, begin, stop)


def _topic_bounds(cut: Cut, parts: Sequence[Phrase]) -> Iterator[int]:
    topics = [
        part for part in parts if part.chunk.particle in _TOPIC and not (part.chunk.pronoun or part.chunk.generic)
    ]
    for before, topic in pairwise(topics):
        bound = _bound_before(cut, topic)
        if bound is not None and before.chunk.particle_end < bound:
            yield bound


def _bound_before(cut: Cut, topic: Phrase) -> int | None:
    """Return the offset behind the coordinating ending, or the comma, that precedes a topic's noun phrase."""
    index = topic.first - 1
    while index > 0 and cut.morphs[index].tag not in ("EC", "EF", "SP"):
        if cut.morphs[index].tag in _MODIFYING and not _in_relative(cut, index, topic.first):
            return None
        index -= 1
    morph = cut.morphs[index]
    if index < 2:
        return None
    if morph.tag == "SP":
        return morph.start if morph.form == "," and _says_something(cut.morphs[index - 1]) else None
    return morph.end if morph.tag == "EC" and morph.form in _COORDINATING else None


def _in_relative(cut: Cut, index: int, topic: int) -> bool:
    """Tell whether a morpheme belongs to a clause that modifies the topic."""
    return any(morph.tag == "ETM" for morph in cut.morphs[index + 1 : topic])


def _says_something(morph: Morph) -> bool:
    """Tell whether a clause can end before a comma: in a finite or nominal form, or in a bare noun."""
    return morph.tag in ("EF", "ETN", "NNG", "NNP", "SL") or (morph.tag == "EC" and morph.form in _COORDINATING)


def _comma_bounds(cut: Cut) -> Iterator[int]:
    """Yield the places where a comma stands for a full stop: `A는 B이다, C는 …`."""
    for index in range(2, cut.end - 2):
        morph, before = cut.morphs[index], cut.morphs[index - 1]
        if morph.tag == "SP" and morph.form == "," and before.tag in ("EF", "EC") and before.form in _FINITE:
            yield morph.start


def _trimmed(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start] in " ,\t\u00a0":
        start += 1
    while start < end and text[end - 1] in " ,\t\u00a0":
        end -= 1
    return start, end
