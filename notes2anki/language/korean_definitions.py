"""Korean definitions: "A는 B이다" in its many shapes.

Every rule proposes; what a proposal is worth is judged elsewhere, with the measured share as one hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notes2anki.language.analysis import NOWHERE, Definition, Offsets, Predicate, PredicateKind, Role
from notes2anki.language.korean_morphemes import NOMINAL
from notes2anki.language.korean_phrases import Cut, Phrase
from notes2anki.language.korean_words import ACTION_NOUNS, BADCOP, BADTOPIC, EXISTENCE, ONE_OF
from notes2anki.language.labels import label

# Share of right ones among judged candidates of other people's notes; None: too few to say.
RULES: dict[str, float | None] = {
    "K1": 0.83,  # A: B, A = B, A - B, A -> B
    "K2": 1.0,  # A란 B
    "K3": 0.9,  # A는 B를 의미한다
    "K3h": None,  # B를 의미한다, A from the heading
    "K4": 0.6,  # B를 A라고 한다
    "K5": 0.8,  # A는 B이다, B a class noun with a modifier
    "K5w": 0.32,  # the same with any other noun
    "K6": 0.8,  # A는 B, clipped
    "K6w": 0.3,
    "K7": 0.9,  # B or B이다, A from the heading
    "K7w": 0.44,
    "K8": 0.5,  # A는 B 역할을 한다
    "K8h": None,
    "K9": 0.5,  # A는 B로, …; A는 B이며 …
    "K10": None,  # B가 A이다: the class stands first, the name last
}

_NAMING = frozenset({"라고", "이라고", "라", "이라"})
_DEFINING_PARTICLES = frozenset({"란", "이란"})
_ABOUT_THING = re.compile(r"(?:이)?라는 (?:것|개념|용어|말|단어)은$|(?:이)?라 함은$")


def definitions(cut: Cut, found: Predicate, parts: Sequence[Phrase], begin: int) -> tuple[Definition, ...]:
    """Return the readings of a sentence as "A is B", the likeliest rule first.

    `begin` is where the sentence proper begins, behind a connective.
    """
    rules = (_labelled, _named, _with_topic, _joined, _reversed, _without_topic)
    readings = [reading for rule in rules for reading in rule(cut, found, parts, begin)]
    kept: dict[tuple[Offsets, Offsets], Definition] = {}
    for reading in readings:
        kept.setdefault((reading.term, reading.body), reading)
    return tuple(kept.values())


def _labelled(cut: Cut, _found: Predicate, _parts: Sequence[Phrase], begin: int) -> Iterator[Definition]:
    reading = label(cut.text, cut.protected)
    if reading is None:
        return
    inside = [morph for morph in cut.morphs if morph.start < reading.term[1]]
    if all(
        morph.tag in NOMINAL or morph.tag in ("SSO", "SSC", "JKG", "SO", "SP", "SW", "JC", "MM", "SB")
        for morph in inside
    ):
        yield Definition((max(begin, reading.term[0]), reading.term[1]), reading.body, "K1")


def _named(cut: Cut, _found: Predicate, parts: Sequence[Phrase], begin: int) -> Iterator[Definition]:
    morphs = cut.morphs
    for index in range(2, cut.end - 1):
        if morphs[index].tag not in ("EC", "JKQ") or morphs[index].form not in _NAMING:
            continue
        verb = morphs[index + 1].form
        if not (verb in ("하", "부르", "칭하", "일컫", "불리", "칭", "명명", "불리우", "호칭", "이르") or verb == "말"):
            continue
        term = next((part for part in reversed(parts) if part.last < index), None)
        if term is None or term.behind < index - 1:
            continue
        objects = [
            part
            for part in parts
            if part.last < term.first and part.chunk.role in (Role.OBJECT, Role.TOPIC, Role.SUBJECT)
        ]
        if objects:
            body = (max(begin, 0), objects[-1].chunk.end)
            yield Definition((term.chunk.start, term.chunk.end), body, "K4")


def topic_of(parts: Sequence[Phrase]) -> Phrase | None:
    """Return the first topic of the sentence, None if it has none."""
    return next((part for part in parts if part.chunk.role is Role.TOPIC), None)


def _with_topic(cut: Cut, found: Predicate, parts: Sequence[Phrase], begin: int) -> Iterator[Definition]:
    topic = topic_of(parts)
    if topic is None or topic.chunk.head in BADTOPIC and topic.chunk.generic:
        return
    term = (_whole_start(cut, topic, parts, begin), topic.chunk.end)
    if cut.morphs[topic.behind - 1].form in _DEFINING_PARTICLES:
        yield Definition(term, (_skip(cut, topic.chunk.particle_end), _body_end(cut, found)), "K2")
        return
    body = (_skip(cut, topic.chunk.particle_end), _body_end(cut, found))
    if body[1] <= body[0]:
        return
    if found.kind is PredicateKind.MEAN:
        yield Definition(term, body, "K3")
    elif found.kind is PredicateKind.ROLE:
        yield Definition(term, (body[0], found.end), "K8")
    elif found.kind in (PredicateKind.COPULA, PredicateKind.NOMINAL) and _may_define(found):
        rule = "K5" if found.kind is PredicateKind.COPULA else "K6"
        yield Definition(term, body, rule if found.genus else rule + "w")


def _may_define(found: Predicate) -> bool:
    if found.past or found.head in BADCOP:
        return False
    return not (found.kind is PredicateKind.NOMINAL and found.head in ACTION_NOUNS)


def _without_topic(cut: Cut, found: Predicate, parts: Sequence[Phrase], begin: int) -> Iterator[Definition]:
    if any(part.chunk.role is Role.TOPIC for part in parts) or found.past:
        return
    body = (begin, _body_end(cut, found))
    if body[1] <= body[0]:
        return
    if found.kind is PredicateKind.MEAN:
        yield Definition(NOWHERE, body, "K3h")
    elif found.kind is PredicateKind.ROLE:
        yield Definition(NOWHERE, (begin, found.end), "K8h")
    elif found.kind in (PredicateKind.COPULA, PredicateKind.NOMINAL) and _may_define(found):
        if not any(part.chunk.role is Role.SUBJECT and part.behind >= cut.end - 3 for part in parts):
            yield Definition(NOWHERE, body, "K7" if found.genus else "K7w")


def _joined(cut: Cut, _found: Predicate, parts: Sequence[Phrase], begin: int) -> Iterator[Definition]:
    """Yield "A는 B로, …" and "A는 B이며 …"."""
    topic = topic_of(parts)
    if topic is None:
        return
    for part in parts:
        if part.first <= topic.last or part.behind >= cut.end - 1:
            continue
        after = cut.morphs[part.behind]
        last = cut.morphs[part.behind - 1]
        as_which = last.form in ("로", "으로", "로서", "으로서", "로써") and after.form == ","
        and_is = after.tag == "VCP" and cut.morphs[part.behind + 1].form in ("며", "고", "으며", "면서")
        if as_which or and_is:
            term = (_whole_start(cut, topic, parts, begin), topic.chunk.end)
            yield Definition(term, (_skip(cut, topic.chunk.particle_end), part.chunk.end), "K9")
            return


def _reversed(cut: Cut, found: Predicate, parts: Sequence[Phrase], begin: int) -> Iterator[Definition]:
    """Yield "B가 A이다" and "B가 바로 A"."""
    if found.kind is not PredicateKind.COPULA or found.past or topic_of(parts) is not None:
        return
    subject = next((part for part in reversed(parts) if part.chunk.role is Role.SUBJECT), None)
    named = next((part for part in reversed(parts) if part.chunk.role is Role.PREDICATE), None)
    if subject and named and subject.last < named.first and named.chunk.technical:
        yield Definition((named.chunk.start, named.chunk.end), (begin, subject.chunk.end), "K10")


def _whole_start(cut: Cut, topic: Phrase, parts: Sequence[Phrase], begin: int) -> int:
    """Return where the topic begins with its modifiers: everything before it, if no clause stands there."""
    before = cut.morphs[: topic.first]
    if not any(morph.tag in ("EC", "EF", "JKB", "SP") for morph in before if morph.start >= begin):
        return begin
    start = topic.chunk.start
    for part in reversed([part for part in parts if part.last < topic.first]):
        if part.chunk.role is not Role.GENITIVE or cut.text[part.chunk.particle_end : start].strip():
            break
        start = part.chunk.start
    return max(start, begin)


def _body_end(cut: Cut, found: Predicate) -> int:
    """Return where what is said of the term ends: before the copula or the verb of meaning."""
    morphs = cut.morphs
    index = cut.end - 1
    if found.kind is PredicateKind.NOMINAL:
        return morphs[index].end
    if found.kind is PredicateKind.COPULA:
        while index > 0 and morphs[index].tag not in ("VCP", "VCN"):
            index -= 1
        return morphs[index - 1].end if index and morphs[index].tag == "VCP" else found.end
    if found.kind is PredicateKind.MEAN:
        while index > 0 and morphs[index].start > found.start:
            index -= 1
        while index > 0 and morphs[index - 1].tag in ("JKO", "MAG", "NNG") and morphs[index].start >= found.start:
            index -= 1
            if morphs[index].tag == "JKO":
                return morphs[index - 1].end
        return found.start
    return found.end


def _skip(cut: Cut, offset: int) -> int:
    while offset < len(cut.text) and cut.text[offset] in " ,\t\u00a0":
        offset += 1
    return offset
