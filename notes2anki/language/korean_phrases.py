"""Korean noun phrases and what they do: the particle behind tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from notes2anki.language.analysis import Chunk, Role
from notes2anki.language.korean_morphemes import NOMINAL, PARTICLES, SIGNS, Morph, Offsets
from notes2anki.language.korean_words import DEMONSTRATIVE, GENERIC, PRONOUNS

_JOINING_SIGNS = frozenset({"-", "/", "·", "&", "'", "’"})
_TOPIC = frozenset({"은", "는", "ᆫ", "란", "이란"})
_ADDING = frozenset({"도", "만", "뿐", "야말로", "이야말로"})
_NAMING = frozenset({"라는", "이라는", "란", "이란", "라", "라고", "이라고"})
_SERIES = frozenset({"등", "등등"})
_LATIN_OR_NUMBER = frozenset({"SL", "SN", "SH", "NNP", "W_SERIAL", "W_URL", "W_EMAIL"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A chunk with the morphemes that make it: `first` to `last`, its particles up to `behind` (exclusive)."""

    first: int
    last: int
    behind: int
    chunk: Chunk


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence in morphemes; `end` is the number of morphemes before closing punctuation and brackets."""

    text: str
    morphs: Sequence[Morph]
    end: int
    protected: tuple[Offsets, ...] = ()


def cut_of(text: str, morphs: Sequence[Morph], protected: tuple[Offsets, ...]) -> Cut:
    """Return the cut of a sentence; a bracket behind the last ending does not count."""
    end = len(morphs)
    while end and morphs[end - 1].tag in SIGNS and morphs[end - 1].tag != "SSC":
        end -= 1
    opening = _opening(morphs, end - 1) if end and morphs[end - 1].tag == "SSC" else -1
    if opening > 0 and morphs[opening - 1].tag in ("EF", "ETN"):
        end = opening
    return Cut(text, morphs, end, protected)


def _opening(morphs: Sequence[Morph], closing: int) -> int:
    """Return the index of the bracket that `closing` closes, -1 for none."""
    depth = 0
    for index in range(closing, -1, -1):
        if morphs[index].tag == "SSC":
            depth += 1
        elif morphs[index].tag == "SSO":
            depth -= 1
            if depth == 0:
                return index
    return -1


def phrases(cut: Cut) -> list[Phrase]:
    """Return the smallest noun phrases in order."""
    found = []
    index = 0
    while index < cut.end:
        if cut.morphs[index].tag in NOMINAL:
            last = _run(cut, index)
            phrase = _phrase(cut, index, last)
            if phrase is not None:
                found.append(phrase)
            index = last + 1
        else:
            index += 1
    return found


def widened(cut: Cut, smallest: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases that join smaller ones by 의, 와/과, 나 or commas: each with the last one's role."""
    wide = []
    for index in range(1, len(smallest)):
        first = index
        while first > 0 and _joins(cut, smallest[first - 1], smallest[first]):
            first -= 1
        following = index + 1 < len(smallest) and _joins(cut, smallest[index], smallest[index + 1])
        if first < index and not following:
            head = smallest[index]
            members = smallest[first : index + 1]
            chunk = replace(
                head.chunk,
                start=members[0].chunk.start,
                technical=any(member.chunk.technical for member in members),
                generic=all(member.chunk.generic for member in members),
                pronoun=any(member.chunk.pronoun for member in members),
                wide=True,
            )
            wide.append(Phrase(members[0].first, head.last, head.behind, chunk))
    return wide


def _joins(cut: Cut, left: Phrase, right: Phrase) -> bool:
    between = cut.morphs[left.last + 1 : right.first]
    if not between or cut.text[left.chunk.particle_end : right.chunk.start].strip(" ,·"):
        return False
    tags = {morph.tag for morph in between}
    if tags <= {"JKG"}:
        return True
    if tags <= {"JC"} or (tags <= {"JKB"} and between[0].form in ("와", "과") and right.chunk.role is not Role.BARE):
        return True
    return all(morph.form in (",", "·") for morph in between) and left.chunk.role is Role.BARE


def _run(cut: Cut, first: int) -> int:
    """Return the index of the last morpheme of the nominal run that begins at `first`."""
    morphs = cut.morphs
    last = first
    while last + 1 < cut.end:
        following = morphs[last + 1]
        if following.tag in NOMINAL:
            last += 1
        elif following.form in _JOINING_SIGNS and _glued(cut, last + 1) and morphs[last + 2].tag in NOMINAL:
            last += 2
        elif following.tag == "SSO" and (closing := _bracket(cut, last + 1)) is not None:
            last = closing
        else:
            break
    return last


def _glued(cut: Cut, sign: int) -> bool:
    morphs = cut.morphs
    if sign + 1 >= cut.end:
        return False
    return morphs[sign - 1].end == morphs[sign].start and morphs[sign].end == morphs[sign + 1].start


def _bracket(cut: Cut, opening: int) -> int | None:
    """Return the index of the closing bracket when only nouns and signs stand inside."""
    for index in range(opening + 1, cut.end):
        tag = cut.morphs[index].tag
        if tag == "SSC":
            return index if index > opening + 1 else None
        if tag not in NOMINAL and tag not in ("SP", "SO", "SW", "JKG", "JC"):
            return None
    return None


def _phrase(cut: Cut, first: int, last: int) -> Phrase | None:
    morphs = cut.morphs
    following = morphs[last + 1] if last + 1 < cut.end else None
    if following is not None and following.tag in ("XSV", "XSA"):
        last -= 1
        while last > first and morphs[last].tag in ("XPN", "XSN"):
            last -= 1
        following = None
        if last < first:
            return None
        return _made(cut, first, last, last + 1, Role.BARE)
    if (
        morphs[last].tag == "XSN"
        and morphs[last].form == "적"
        and following is not None
        and following.tag in ("JKB", "VCP")
    ):
        return None
    behind = last + 1
    while behind < cut.end and morphs[behind].tag in PARTICLES:
        behind += 1
    role = _role(cut, last, behind)
    if morphs[last].form in _SERIES and last > first:
        last -= 1
    return _made(cut, first, last, behind, role)


def _role(cut: Cut, last: int, behind: int) -> Role:
    particles = cut.morphs[last + 1 : behind]
    if particles:
        return _role_of(particles)
    if behind >= cut.end:
        return Role.PREDICATE
    following = cut.morphs[behind]
    if following.tag == "VCP":
        after = cut.morphs[behind + 1] if behind + 1 < cut.end else None
        return Role.NAMED if after is not None and after.form in _NAMING else Role.PREDICATE
    return Role.BARE


def _role_of(particles: Sequence[Morph]) -> Role:
    tags = {morph.tag for morph in particles}
    forms = {morph.form for morph in particles}
    if "JKB" in tags:
        return Role.ADVERBIAL
    if forms & _TOPIC and "JX" in tags:
        return Role.TOPIC
    if tags & {"JKS", "JKC"}:
        return Role.SUBJECT
    if "JKO" in tags:
        return Role.OBJECT
    if "JKG" in tags:
        return Role.GENITIVE
    if "JKQ" in tags:
        return Role.NAMED
    if forms & _ADDING:
        return Role.TOPIC
    return Role.BARE if "JC" in tags else Role.ADVERBIAL


def _made(cut: Cut, first: int, last: int, behind: int, role: Role) -> Phrase:
    morphs = cut.morphs[first : last + 1]
    start, end = morphs[0].start, morphs[-1].end
    particle_end = max(end, cut.morphs[behind - 1].end) if behind > first else end
    words = [morph for morph in morphs if morph.tag in NOMINAL]
    chunk = Chunk(
        start=start,
        end=end,
        role=role,
        particle=cut.text[end:particle_end],
        particle_end=particle_end,
        head=head_of(cut, first, last),
        generic=all(word.form in GENERIC or word.tag == "NNB" for word in words),
        technical=any(word.tag in _LATIN_OR_NUMBER for word in words),
        pronoun=words[0].tag == "NP"
        or words[0].form in PRONOUNS
        or (words[0].form in DEMONSTRATIVE and len(words) > 1),
    )
    return Phrase(first, last, behind, chunk)


def head_of(cut: Cut, first: int, last: int) -> str:
    """Return the head noun of a run: its last word without brackets, prefixes and suffixes kept."""
    if cut.morphs[last].tag == "SSC":
        last = max(first, _opening(cut.morphs, last) - 1)
    begin = last
    while (
        begin > first
        and cut.morphs[begin - 1].end == cut.morphs[begin].start
        and (cut.morphs[begin].tag == "XSN" or cut.morphs[begin - 1].tag == "XPN")
    ):
        begin -= 1
    return cut.text[cut.morphs[begin].start : cut.morphs[last].end]
