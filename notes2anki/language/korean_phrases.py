"""Korean noun phrases and what they do: the particle behind tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from notes2anki.language.analysis import Chunk, Role
from notes2anki.language.korean_morphemes import NOMINAL, PARTICLES, SIGNS, Morph, Offsets
from notes2anki.language.korean_words import ADVERBIAL_NOUNS, BOUND, GENERIC, PRONOUNS, WHEN

_JOINING_SIGNS = frozenset({"-", "/", "·", "&", "'", "’", "・"})
_TOPIC = frozenset({"은", "는", "ᆫ", "란", "이란"})
_ADDING = frozenset({"도", "만", "뿐", "야말로", "이야말로"})
_NAMING = frozenset({"라는", "이라는", "란", "이란", "라", "라고", "이라고", "이라", "라고도", "라며"})
_AND = frozenset({"와", "과", "나", "이나", "랑", "이랑"})  # not 하고: behind a noun (로드하고) it is a verb in notes
_SERIES = frozenset({"등", "등등"})
_AFFIX = frozenset({"XPN", "XSN"})
_LATIN_OR_NUMBER = frozenset({"SL", "SN", "SH", "NNP", "W_SERIAL", "W_URL", "W_EMAIL"})
_LONGEST_BRACKET = 24  # morphemes


class Phrase(NamedTuple):
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
    """Return the phrases that join smaller ones by 의, 와/과, 나 or commas: each with the last one's role.

    Before one of them, other than a whole name, an adjective or a clause belongs to its first word alone:
    `korean_chunks` gives both together.
    """
    joined = [_joins(cut, left, right) for left, right in pairwise(smallest)]
    wide = []
    first = 0
    for index in range(1, len(smallest) + 1):
        if index < len(smallest) and joined[index - 1]:
            continue
        if index - 1 > first:
            wide.append(_joined(smallest[first:index]))
        first = index
    return wide


def _joined(members: Sequence[Phrase]) -> Phrase:
    head = members[-1]
    chunk = head.chunk._replace(
        start=members[0].chunk.start,
        technical=any(member.chunk.technical for member in members),
        generic=all(member.chunk.generic for member in members),
        pronoun=any(member.chunk.pronoun for member in members),
        wide=True,
    )
    return Phrase(members[0].first, head.last, head.behind, chunk)


def _joins(cut: Cut, left: Phrase, right: Phrase) -> bool:
    between = cut.morphs[left.last + 1 : right.first]
    if not between or cut.text[left.chunk.particle_end : right.chunk.start].strip(" ,·\t\u00a0"):
        return False
    first = between[0]
    if first.tag == "JKG" and len(between) == 1:
        return True
    if first.tag in ("JC", "JKB") and first.form in _AND:
        return len(between) == 1 and (first.tag == "JC" or right.chunk.role is not Role.BARE)
    return first.tag == "SP" and len(between) == 1 and left.chunk.role is Role.BARE and not _says_when(cut, left)


def _says_when(cut: Cut, phrase: Phrase) -> bool:
    """Tell whether a phrase before a comma opens the sentence (대신, 풀 때,) and begins no series."""
    form = cut.morphs[phrase.last].form
    return form in WHEN or form in BOUND or (phrase.first == phrase.last and form in ADVERBIAL_NOUNS)


def _run(cut: Cut, first: int) -> int:
    """Return the index of the last morpheme of the nominal run that begins at `first`."""
    morphs = cut.morphs
    last = first
    while last + 1 < cut.end:
        following = morphs[last + 1]
        if following.tag in NOMINAL:
            if _ends_early(morphs, first, last, following):
                break
            last += 1
        elif following.form in _JOINING_SIGNS and _glued(cut, last + 1):
            last += 2
        elif following.tag == "SSO" and (closing := _bracket(cut, last + 1)) is not None:
            last = closing
        else:
            break
    return last


def _ends_early(morphs: Sequence[Morph], first: int, last: int, following: Morph) -> bool:
    """Tell whether a new phrase begins at `following` although no particle stands before it."""
    if following.start == morphs[last].end:
        return False
    form = morphs[last].form
    if last > first:
        return form in WHEN and morphs[last].tag in ("NNB", "NNG") and morphs[last].start > morphs[last - 1].end
    if form in ADVERBIAL_NOUNS and morphs[last].tag in ("NNG", "MAG"):
        return True
    return form in BOUND and first > 0 and morphs[first - 1].tag == "ETM"


def _glued(cut: Cut, sign: int) -> bool:
    morphs = cut.morphs
    if sign + 1 >= cut.end or morphs[sign + 1].tag not in NOMINAL:
        return False
    return morphs[sign - 1].end == morphs[sign].start and morphs[sign].end == morphs[sign + 1].start


def _bracket(cut: Cut, opening: int) -> int | None:
    """Return the index of the closing bracket of a gloss: nouns only, or glued to both its neighbours."""
    plain = True
    for index in range(opening + 1, min(cut.end, opening + _LONGEST_BRACKET)):
        tag = cut.morphs[index].tag
        if tag == "SSC":
            return index if index > opening + 1 and (plain or _is_gloss(cut, opening, index)) else None
        if tag not in NOMINAL and tag not in ("SP", "SO", "SW", "JKG", "JC"):
            plain = False
    return None


def _is_gloss(cut: Cut, opening: int, closing: int) -> bool:
    morphs = cut.morphs
    if closing + 1 >= cut.end or morphs[opening - 1].end != morphs[opening].start:
        return False
    following = morphs[closing + 1]
    return following.start == morphs[closing].end and (following.tag in PARTICLES or following.tag == "VCP")


def _phrase(cut: Cut, first: int, last: int) -> Phrase | None:
    morphs = cut.morphs
    following = morphs[last + 1] if last + 1 < cut.end else None
    if following is not None and following.tag in ("XSV", "XSA") and following.start == morphs[last].end:
        last -= 1
        while last >= first and morphs[last].tag in _AFFIX:
            last -= 1
        return _made(cut, first, last, last + 1, Role.BARE) if last >= first else None
    if _AFFIX.issuperset([morph.tag for morph in morphs[first : last + 1]]):
        return None
    if morphs[last].form == "적" and following is not None and following.tag in ("JKB", "VCP"):
        return None
    behind = last + 1
    while behind < cut.end and morphs[behind].tag in PARTICLES:
        behind += 1
    role = _role(cut, last, behind)
    if morphs[last].form in _SERIES and last > first:
        last -= 1
    return _made(cut, _with_determiner(morphs, first), last, behind, role)


def _with_determiner(morphs: Sequence[Morph], first: int) -> int:
    """Take in a determiner that is written together with its noun (양방향, 단일화), or counts (두 개)."""
    if first and morphs[first - 1].tag == "MM":
        glued = morphs[first - 1].end == morphs[first].start
        return first - 1 if glued or morphs[first].tag == "NNB" else first
    return first


def _role(cut: Cut, last: int, behind: int) -> Role:
    particles = cut.morphs[last + 1 : behind]
    if particles:
        return _role_of(particles, bound=cut.morphs[last].tag == "NNB")
    if behind >= cut.end:
        return Role.PREDICATE
    following = cut.morphs[behind]
    if following.tag == "VCP":
        after = cut.morphs[behind + 1] if behind + 1 < cut.end else None
        return Role.NAMED if after is not None and after.form in _NAMING else Role.PREDICATE
    return Role.BARE


_ROLES = {
    "JKS": Role.SUBJECT,
    "JKC": Role.SUBJECT,
    "JKO": Role.OBJECT,
    "JKG": Role.GENITIVE,
    "JKQ": Role.NAMED,
    "JC": Role.BARE,
}


def _role_of(particles: Sequence[Morph], *, bound: bool) -> Role:
    forms, tags, _, _ = zip(*particles, strict=True)
    if "JKB" in tags:
        return Role.ADVERBIAL
    if "JX" in tags and not _TOPIC.isdisjoint(forms):
        return Role.TOPIC
    for tag, role in _ROLES.items():
        if tag in tags:
            return role
    return Role.TOPIC if not bound and not _ADDING.isdisjoint(forms) else Role.ADVERBIAL


def _made(cut: Cut, first: int, last: int, behind: int, role: Role) -> Phrase:
    morphs = cut.morphs[first : last + 1]
    words = morphs if first == last else [morph for morph in morphs if morph.tag in NOMINAL] or morphs
    start, end = morphs[0].start, morphs[-1].end
    particle_end = max(end, cut.morphs[behind - 1].end) if behind > first else end
    chunk = Chunk(
        start,
        end,
        role,
        particle=cut.text[end:particle_end],
        particle_end=particle_end,
        head=head_of(cut, first, last),
        generic=_are_generic(words),
        technical=not _LATIN_OR_NUMBER.isdisjoint([word.tag for word in words]),
        pronoun=words[0].tag == "NP" or words[0].form in PRONOUNS,
    )
    return Phrase(first, last, behind, chunk)


def _are_generic(words: Sequence[Morph]) -> bool:
    return all(word.form in GENERIC or word.tag in ("NNB", "XSN") for word in words)


def head_of(cut: Cut, first: int, last: int) -> str:
    """Return the head noun of a run: its last word without a bracket, with prefix and suffix."""
    morphs = cut.morphs
    if morphs[last].tag == "SSC":
        last = max(first, _opening(morphs, last) - 1)
    begin = last
    while begin > first and _is_one_word(morphs[begin - 1], morphs[begin]):
        begin -= 1
    return cut.text[morphs[begin].start : morphs[last].end]


def _is_one_word(left: Morph, right: Morph) -> bool:
    return left.end == right.start and (right.tag == "XSN" or left.tag == "XPN")
