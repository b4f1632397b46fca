"""Korean clauses that stand by themselves: reported thought unwrapped, coordination split.

`A는 X한다고 생각하고 B는 Y한다고 생각해야겠다` states `A는 X한다` and `B는 Y한다`: what is kept is the
author's own words, and of the verb only the tail -고 goes, which leaves its finite form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notes2anki.language.analysis import Offsets, Role
from notes2anki.language.korean_phrases import Cut, Phrase
from notes2anki.language.korean_words import REPORT_VERBS

# What follows the reporting verb: the learner's own reminder or plain hearsay. 생각한다 alone is an opinion.
_REMINDER = re.compile(
    r"\s*(?:(?:생각|이해|기억)(?:하면|해두면|해 두면|하자|해야|하고|할 수 있|하도록|하는 (?:게|것이) (?:좋|편|맞|쉽)|하면서|했|함|한다|하기)"
    r"|(?:보면|봐도|볼 수 있|보고|봐야|보자)|알면|알아두|알고 있으면|알 수 있|외우|배웠|배움|배운다|들었|한다(?![가-힣])|하더라|합니다|함(?![가-힣])|해요|하고(?=\s)|하네|알려져|설명|여기면|이해)"
)
_OPINION = re.compile(r"\s*(?:생각|이해|느끼|보)(?:한다|합니다|함|했|된다|였)")
_SPOILT = re.compile(r"는데|던데|지만 |모르|않")
_COORDINATING = frozenset({"고", "며", "으며", "이며", "지만", "으나", "나", "이고", "는데", "은데", "ᆫ데", "는 반면"})
_MINIMUM = 3  # morphemes of a clause behind its topic


def clause_spans(cut: Cut, parts: Sequence[Phrase]) -> tuple[Offsets, ...]:
    """Return the offsets of the independent clauses; empty when the sentence is its own only clause."""
    reported = tuple(_reported(cut))
    spans = reported or tuple(_coordinated(cut, parts))
    return tuple(span for span in spans if span[1] > span[0])


def _reported(cut: Cut) -> Iterator[Offsets]:
    marks = [mark for index in range(1, cut.end) if (mark := _mark(cut, index)) is not None]
    if not marks:
        return
    last_end, last_behind = marks[-1]
    if not _REMINDER.match(cut.text, last_behind) or _SPOILT.search(cut.text, last_behind):
        return
    if (
        _OPINION.match(cut.text, last_behind)
        and len(marks) == 1
        and not re.match(r"\s*(?:생각|이해|보)(?:하면|하고)", cut.text[last_behind:])
    ):
        return
    begin = 0
    for end, behind in marks:
        yield _trimmed(cut.text, begin, end)
        begin = _outer_end(cut, behind)


def _mark(cut: Cut, index: int) -> tuple[int, int] | None:
    """Return (end of the reported clause, offset behind 고) when `index` is a quotative ending."""
    morph = cut.morphs[index]
    following = cut.morphs[index + 1] if index + 1 < cut.end else None
    if following is None or following.form not in REPORT_VERBS or morph.tag not in ("EC", "JKQ"):
        return None
    if morph.form.endswith("다고"):
        return morph.end - 1, morph.end
    if morph.form in ("라고", "이라고") and following.form not in ("하", "말", "설명", "부르"):
        return (cut.morphs[index - 1].start if cut.morphs[index - 1].tag == "VCP" else morph.start), morph.end
    return None


def _outer_end(cut: Cut, offset: int) -> int:
    """Return the offset behind the reporting verb and its connective."""
    for morph in cut.morphs:
        if morph.start >= offset and morph.tag in ("EC", "EF", "ETN") and morph.form not in ("어", "아", "면", "으면"):
            return morph.end
    return len(cut.text)


def _coordinated(cut: Cut, parts: Sequence[Phrase]) -> Iterator[Offsets]:
    """Yield clauses that each have a topic of their own."""
    topics = [
        part
        for part in parts
        if part.chunk.role is Role.TOPIC and not part.chunk.pronoun and not part.chunk.particle == "도"
    ]
    if len(topics) < 2:
        return
    bounds = [0]
    for topic in topics[1:]:
        bound = _coordinator_before(cut, topic, bounds[-1])
        if bound is not None and any(bounds[-1] <= other.chunk.start < bound for other in topics):
            bounds.append(bound)
    if len(bounds) < 2:
        return
    for begin, end in zip(bounds, [*bounds[1:], len(cut.text)], strict=True):
        yield _trimmed(cut.text, begin, end)


def _coordinator_before(cut: Cut, topic: Phrase, begin: int) -> int | None:
    """Return the offset behind a coordinating ending that directly precedes the topic's noun phrase."""
    index = topic.first - 1
    while index > 0 and cut.morphs[index].tag not in ("EC", "EF"):
        if cut.morphs[index].tag in ("JKB", "JKO", "JKS", "ETM", "EP", "VV", "XSV", "JX"):
            return None
        index -= 1
    ending = cut.morphs[index]
    if index < _MINIMUM or ending.tag != "EC" or ending.form not in _COORDINATING or ending.end <= begin:
        return None
    return ending.end


def _trimmed(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start] in " ,\t\u00a0":
        start += 1
    while start < end and text[end - 1] in " ,\t\u00a0":
        end -= 1
    return start, end
