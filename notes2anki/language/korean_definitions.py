"""Korean definitions: "A는 B이다" in its many shapes.

Every rule proposes; what a proposal is worth is judged elsewhere, with the measured share as one hint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notes2anki.language.analysis import NOWHERE, Definition, Offsets, Predicate, PredicateKind, Role
from notes2anki.language.korean_morphemes import NOMINAL
from notes2anki.language.korean_phrases import Cut, Phrase, head_of
from notes2anki.language.korean_predicate import NAMING, is_genus
from notes2anki.language.korean_words import ACTION_NOUNS, ADVERBIAL_NOUNS, BADCOP, BADTOPIC, MEAN_NOUNS
from notes2anki.language.labels import label

# Share of right ones among judged candidates of other people's notes; None: too few to say.
RULES: dict[str, float | None] = {
    "K1": 0.83,  # A: B, A = B, A - B, A -> B
    "K2": 1.0,  # A란 B
    "K3": 0.9,  # A는 B를 의미한다; A는 B라는 뜻이다
    "K3h": None,  # B를 의미한다, A from the heading
    "K4": 0.6,  # B를 A라고 한다
    "K4h": None,  # A라고도 한다, what is named stands in the heading: the body is the name
    "K5": 0.8,  # A는 B이다, B a class noun
    "K5w": 0.32,  # the same with any other noun
    "K6": 0.8,  # A는 B, clipped
    "K6w": 0.3,
    "K7": 0.9,  # B or B이다, A from the heading
    "K7w": 0.44,
    "K8": 0.5,  # A는 B 역할을 한다
    "K8h": None,
    "K9": 0.5,  # A는 B로, …; A는 B이며 …
    "K9h": None,  # B로, …; B, …: A from the heading
    "K10": None,  # B가 (바로) A이다: the class stands first, the name last
    "K11": None,  # A는 B라고 (할 수 있다, 부른다)
}

_SAYING = frozenset(
    {"하", "부르", "칭하", "일컫", "불리", "칭", "명명", "불리우", "호칭", "이르", "말", "표현", "정의", "지칭"}
)
_PASSIVE_SAYING = frozenset({"불리", "불리우"})
_DEFINING_PARTICLES = frozenset({"란", "이란"})
_TOPIC_PARTICLES = frozenset({"은", "는", "란", "이란"})
_QUOTING = ("다는", "라는", "단", "란")
_CONDITIONAL = frozenset({"면", "으면", "어도", "아도", "더라도", "어서", "을지라도", "ᆯ지라도"})
_LABEL_TAGS = NOMINAL | {"SSO", "SSC", "JKG", "SO", "SP", "SW", "JC", "MM", "SB", "XSN", "W_EMOJI"}
_AS = frozenset({"로", "으로", "로서", "으로서", "로써"})
_LONGEST_NAMED = 60  # characters before "를 A라고 한다": of 10 longer ones 3 were right, of 13 others 12
_LONGEST_NAME = 3  # words
_BAD_TOPICS = BADTOPIC | ADVERBIAL_NOUNS
_AND_IS = frozenset({"며", "고", "으며", "면서", "ᆫ데", "지만", "는데"})


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence in the form that the rules read; `begin` is behind its opener."""

    cut: Cut
    found: Predicate
    parts: Sequence[Phrase]
    begin: int


def definitions(cut: Cut, found: Predicate, parts: Sequence[Phrase], begin: int) -> tuple[Definition, ...]:
    """Return the readings of a sentence as "A is B", the likeliest rule first."""
    said = _Said(cut, found, parts, begin)
    rules = (_labelled, _named, _with_topic, _joined, _reversed, _without_topic)
    kept: dict[tuple[Offsets, Offsets], Definition] = {}
    for rule in rules:
        for reading in rule(said):
            if reading.body[0] < reading.body[1] and reading.term[0] <= reading.term[1]:
                kept.setdefault((reading.term, reading.body), reading)
    return tuple(kept.values())


def _labelled(said: _Said) -> Iterator[Definition]:
    reading = label(said.cut.text, said.cut.protected)
    if reading is None or reading.term[1] <= said.begin:
        return
    inside = [morph for morph in said.cut.morphs if morph.start < reading.term[1]]
    if all(morph.tag in _LABEL_TAGS for morph in inside):
        yield Definition((max(said.begin, reading.term[0]), reading.term[1]), reading.body, "K1")


def _named(said: _Said) -> Iterator[Definition]:
    """Yield "B를 A라고 한다", for each naming of the sentence, and "A는 B라고 할 수 있다"."""
    begin = said.begin
    for index in range(1, said.cut.end - 1):
        verb = _saying(said.cut, index) if said.cut.morphs[index].form in NAMING else None
        if verb is None:
            continue
        term = next((part for part in reversed(said.parts) if part.last < index), None)
        if term is not None and term.behind >= index - 1 and term.chunk.end > begin:
            yield from _naming(said, term, verb, begin)
            begin = _skip(said.cut, said.cut.morphs[min(verb + 2, said.cut.end - 1)].end)


def _saying(cut: Cut, index: int) -> int | None:
    """Return the index of the verb of naming behind 라고, adverbs and 도 between them."""
    morphs = cut.morphs
    if morphs[index].tag not in ("EC", "JKQ"):
        return None
    verb = index + 1
    while verb < cut.end - 1 and morphs[verb].tag in ("MAG", "JX"):
        verb += 1
    if morphs[verb].form not in _SAYING or morphs[min(verb + 1, cut.end - 1)].form in _CONDITIONAL:
        return None
    return verb


def _naming(said: _Said, term: Phrase, verb: int, begin: int) -> Iterator[Definition]:
    before = [part for part in said.parts if part.last < term.first and part.chunk.start >= begin]
    can_say = any(morph.form == "수" for morph in said.cut.morphs[verb : verb + 4])
    roles = (Role.OBJECT, Role.SUBJECT) if said.cut.morphs[verb].form in _PASSIVE_SAYING else (Role.OBJECT,)
    named = next((part for part in reversed(before) if part.chunk.role in (*roles, Role.TOPIC)), None)
    topic = next((part for part in before if part.chunk.role is Role.TOPIC), None)
    if named is not None and named.chunk.role is Role.TOPIC:
        topic, named = named, None
    name = (term.chunk.start, term.chunk.end)
    if named is not None and not can_say:
        if named.chunk.end - begin <= _LONGEST_NAMED:
            yield Definition(name, (begin, named.chunk.end), "K4")
    elif topic is not None:
        start = _whole_start(said.cut, topic, begin)
        yield Definition((start, topic.chunk.end), (_skip(said.cut, topic.chunk.particle_end), name[1]), "K11")
        if not can_say:
            yield Definition(name, (start, topic.chunk.end), "K4")
    else:
        yield Definition(NOWHERE, (begin, name[1]), "K4h")


def topics_of(parts: Sequence[Phrase]) -> list[Phrase]:
    """Return the first topic (은/는/란) and, if there is another one, the last; else a leading one of another particle.

    What holds for A alone (*A만*) defines no A.
    """
    topics = [part for part in parts if part.chunk.role is Role.TOPIC]
    marked = [part for part in topics if part.chunk.particle.strip() in _TOPIC_PARTICLES]
    if not marked:
        return [topic for topic in topics if topic is parts[0] and topic.chunk.particle.strip() != "만"]
    return [marked[0], marked[-1]] if len(marked) > 1 and not _contrasts(parts, marked[0], marked[1]) else marked[:1]


def _contrasts(parts: Sequence[Phrase], first: Phrase, second: Phrase) -> bool:
    """Tell whether a second 은/는 right behind the topic only contrasts: A는 B는 했지만 C는 하지 않은 상태."""
    between = parts[parts.index(first) + 1 : parts.index(second)]
    return all(part.chunk.role is Role.GENITIVE for part in between)


def _with_topic(said: _Said) -> Iterator[Definition]:
    for topic in topics_of(said.parts):
        term = (_whole_start(said.cut, topic, said.begin), topic.chunk.end)
        body = (_skip(said.cut, topic.chunk.particle_end), _body_end(said))
        if topic.chunk.pronoun or (topic.chunk.head in _BAD_TOPICS and term[0] == topic.chunk.start):
            continue
        if said.cut.morphs[topic.behind - 1].form in _DEFINING_PARTICLES:
            if said.found.kind is PredicateKind.ADJECTIVE:
                continue
            yield Definition(term, body, "K2")
        elif (rule := _rule(said)) is not None:
            yield Definition(term, body, rule)


def _rule(said: _Said) -> str | None:
    """Return the rule by which the predicate defines a topic, None when it does not."""
    found = said.found
    if found.kind is PredicateKind.MEAN and not found.negative:
        return "K3"
    if found.kind is PredicateKind.ROLE:
        return "K8"
    if found.kind not in (PredicateKind.COPULA, PredicateKind.NOMINAL) or not _may_define(found):
        return None
    if found.head in MEAN_NOUNS and _is_quoted(said):
        return "K3"
    strong = "K5" if found.kind is PredicateKind.COPULA else "K6"
    return strong if found.genus and not found.past else strong + "w"


def _is_quoted(said: _Said) -> bool:
    """Tell whether a clause stands before the noun of meaning: …라는 뜻, …다는 의미."""
    head = next((morph for morph in reversed(said.cut.morphs[: said.cut.end]) if morph.form in MEAN_NOUNS), None)
    index = said.cut.morphs.index(head) - 1 if head is not None else -1
    return index >= 0 and said.cut.morphs[index].tag == "ETM" and said.cut.morphs[index].form.endswith(_QUOTING)


def _may_define(found: Predicate) -> bool:
    if found.head in BADCOP or found.negative:
        return False
    return not (found.kind is PredicateKind.NOMINAL and found.head in ACTION_NOUNS)


_HEADLESS = {"K3": "K3h", "K8": "K8h", "K5": "K7", "K6": "K7", "K5w": "K7w", "K6w": "K7w"}


def _without_topic(said: _Said) -> Iterator[Definition]:
    if any(part.chunk.role is Role.TOPIC for part in said.parts) or said.found.past:
        return
    rule = _rule(said)
    if rule is not None and not _has_subject(said):
        yield Definition(NOWHERE, (said.begin, _body_end(said)), _HEADLESS[rule])
    yield from _headed(said)


def _has_subject(said: _Said) -> bool:
    """Tell whether a subject stands right before the predicate noun: 서비스가 kube-dns다."""
    return any(
        part.chunk.role is Role.SUBJECT
        and said.cut.text[part.chunk.particle_end : said.found.start].strip() in ("", "바로")
        for part in said.parts
        if part.chunk.particle_end <= said.found.start
    )


def _headed(said: _Said) -> Iterator[Definition]:
    """Yield "B, …" and "B로, …" under a heading, B a class noun with a modifier."""
    morphs = said.cut.morphs
    for part in said.parts:
        if part.behind >= said.cut.end - 1 or morphs[part.behind].form != ",":
            continue
        particle = morphs[part.behind - 1].form if part.behind - 1 > part.last else ""
        modified = part.first > 0 and morphs[part.first - 1].tag == "ETM"
        if modified and particle in ("", *_AS) and is_genus(head_of(said.cut, part.first, part.last)):
            yield Definition(NOWHERE, (said.begin, part.chunk.end), "K9h")
            return


def _joined(said: _Said) -> Iterator[Definition]:
    """Yield "A는 B로, …" and "A는 B이며 …"."""
    cut = said.cut
    topic = next(iter(topics_of(said.parts)), None)
    if topic is None:
        return
    for part in said.parts:
        if part.first <= topic.last or part.behind >= cut.end - 1:
            continue
        after, last = cut.morphs[part.behind], cut.morphs[part.behind - 1]
        as_which = last.form in _AS and (after.form == "," or part.chunk.head in MEAN_NOUNS)
        and_is = after.tag == "VCP" and cut.morphs[part.behind + 1].form in _AND_IS
        if (as_which or and_is) and part.chunk.head not in BADCOP:
            term = (_whole_start(cut, topic, said.begin), topic.chunk.end)
            yield Definition(term, (_skip(cut, topic.chunk.particle_end), part.chunk.end), "K9")
            return


def _reversed(said: _Said) -> Iterator[Definition]:
    """Yield "B가 A이다" and "B가 바로 A"."""
    if said.found.kind not in (PredicateKind.COPULA, PredicateKind.NOMINAL) or said.found.negative:
        return
    named = next((part for part in reversed(said.parts) if part.chunk.role is Role.PREDICATE), None)
    if named is None:
        return
    subject = next((part for part in reversed(said.parts) if part.last < named.first), None)
    if subject is None or subject.chunk.role is not Role.SUBJECT or named.chunk.head in ADVERBIAL_NOUNS | ACTION_NOUNS:
        return
    between = said.cut.text[subject.chunk.particle_end : named.chunk.start].strip(" '\"“”‘’")
    if len(said.cut.text[named.chunk.start : named.chunk.end].split()) > _LONGEST_NAME:
        return
    if between == "바로" or (not between and (named.chunk.technical or subject.chunk.generic)):
        yield Definition((named.chunk.start, named.chunk.end), (said.begin, subject.chunk.end), "K10")


def _whole_start(cut: Cut, topic: Phrase, begin: int) -> int:
    """Return where the topic begins with all that modifies it: a relative clause, genitives."""
    first = topic.first
    while first > 0 and cut.morphs[first - 1].start >= begin and not _ends_clause(cut, first - 1, topic.first):
        first -= 1
    start = cut.morphs[first].start
    while start > begin and "가" <= cut.text[start - 1] <= "힣":
        start -= 1  # an analyser cut the word in two: 만들어|진
    return max(begin, start)


def _ends_clause(cut: Cut, index: int, topic: int) -> bool:
    """Tell whether what stands before a topic no longer modifies it."""
    morph = cut.morphs[index]
    if morph.tag in ("SP", "EF", "MAJ", "SF") or (morph.tag == "JX" and morph.form in ("은", "는")):
        return True
    modified = cut.morphs[topic - 1].tag == "ETM"
    return not modified and morph.tag in ("EC", "JKB", "JKO", "JKS", "MAG")


def _body_end(said: _Said) -> int:
    """Return where what is said of the term ends: before the copula or the verb of meaning."""
    cut, found = said.cut, said.found
    morphs = cut.morphs
    index = cut.end - 1
    if found.kind is PredicateKind.COPULA:
        while index > 0 and morphs[index].tag not in ("VCP", "VCN"):
            index -= 1
        return morphs[index - 1].end if index and morphs[index].tag == "VCP" else found.end
    if found.kind is PredicateKind.MEAN:
        while index > 0 and morphs[index].tag != "JKO":
            index -= 1
        return morphs[index - 1].end if index else found.start
    return found.end


def _skip(cut: Cut, offset: int) -> int:
    while offset < len(cut.text) and cut.text[offset] in " ,\t\u00a0":
        offset += 1
    return offset
