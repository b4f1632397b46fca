"""English words, the main verb, and noun phrases by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from notes2anki.language import english_words as words
from notes2anki.language.analysis import Chunk, Role
from notes2anki.language.english_verbs import GERUND, NOUNLIKE, PARTICIPLE, PAST, THIRD, VERBS
from notes2anki.language.protect import Offsets

_WORD = re.compile(
    r"[A-Za-z0-9_À-ɏ](?:[A-Za-z0-9_À-ɏ]|['’&/.+#-](?=[A-Za-z0-9_À-ɏ]))*(?:['’](?=\s|$))?|\d+(?:[.,]\d+)*%?|[^\sA-Za-z0-9_]"
)
_PROPER = re.compile(r"[A-Z][a-z]*[A-Z0-9]|[A-Z]{2,}|.*\d")
_SUBORDINATE = words.RELATIVES
_NAMED_VERBS = re.compile(r"(?:called|named|termed|dubbed)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a sign, or a protected span (`fixed`)."""

    text: str
    lower: str
    start: int
    end: int
    fixed: bool = False

    @property
    def is_sign(self) -> bool:
        """Punctuation: cuts phrases."""
        return not self.fixed and not self.text[0].isalnum() and self.text[0] != "_"


@dataclass(frozen=True, slots=True)
class Verb:
    """The main verb: words `first` to `last` with auxiliaries; `lemma` is "be" for a bare copula."""

    first: int
    last: int
    lemma: str
    passive: bool = False
    past: bool = False
    negative: bool = False


def words_of(text: str, protected: Sequence[Offsets]) -> list[Word]:
    """Return the words of a text; each protected span is one."""
    found = []
    last = 0
    for start, end in [*protected, (len(text), len(text))]:
        for match in _WORD.finditer(text, last, start):
            found.append(Word(match.group(), match.group().lower().replace("’", "'"), match.start(), match.end()))
        if end > start:
            found.append(Word(text[start:end], text[start:end].lower(), start, end, fixed=True))
        last = end
    return found


def main_verb(tokens: Sequence[Word], begin: int = 0) -> Verb | None:
    """Return the first finite verb that no relative clause owns, None for a noun phrase."""
    owned = 0
    depth = 0
    for index in range(begin, len(tokens)):
        token = tokens[index]
        depth += (token.text == "(") - (token.text == ")")
        if depth > 0 or token.is_sign:
            continue
        if (
            index > begin
            and token.lower in _SUBORDINATE
            and not (token.lower == "that" and _follows_verb(tokens, index))
        ):
            owned += 1
            continue
        found = _verb_at(tokens, index, begin)
        if found is None:
            continue
        if owned and token.lower not in ("be", "been"):
            owned -= 1
            continue
        return found
    return None


def _follows_verb(tokens: Sequence[Word], index: int) -> bool:
    return index > 0 and tokens[index - 1].lower in THIRD


def _verb_at(tokens: Sequence[Word], index: int, begin: int) -> Verb | None:
    token = tokens[index]
    if token.lower in words.COPULAS or token.lower in words.AUXILIARIES:
        if token.lower in ("be", "been", "being"):
            return None
        return _with_auxiliaries(tokens, index)
    if token.fixed:
        return None
    lower = token.lower
    before = _neighbour(tokens, index, begin)
    if before is not None and (before.lower in words.DETERMINERS or before.lower in words.PREPOSITIONS):
        return None
    if lower in THIRD and not _is_plural_noun(tokens, index):
        return Verb(index, index, THIRD[lower])
    if before is None or before.is_sign:
        return None
    if lower in VERBS and _is_plural(before):
        return Verb(index, index, lower)
    if lower in PAST and lower not in VERBS and not _is_reduced(tokens, index):
        return Verb(index, index, PAST[lower], past=True)
    return None


def _neighbour(tokens: Sequence[Word], index: int, begin: int) -> Word | None:
    index -= 1
    while index >= begin and tokens[index].lower in words.ADVERBS:
        index -= 1
    return tokens[index] if index >= begin else None


def _is_plural(word: Word) -> bool:
    lower = word.lower
    return (lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lower not in words.DETERMINERS) or lower in (
        "people", "children", "data", "media", "bacteria", "we", "you", "they", "i", "fibers", ")", "both", "criteria", "mitochondria", "phenomena",
    )  # fmt: skip


def _is_plural_noun(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word in -s is a noun here: a verb follows at once, or nothing does."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return index > 0
    if (
        following.lower in words.COPULAS
        or following.lower in words.AUXILIARIES
        or following.lower in ("of", "that", "which", "who")
    ):
        return following.lower not in ("that",) or tokens[index].lower in NOUNLIKE
    return (
        tokens[index].lower in NOUNLIKE
        and following.lower in VERBS
        and following.lower not in ("request", "process", "state", "value")
    )


def _is_reduced(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word in -ed only modifies: a preposition or participle group follows and a verb comes later."""
    following = tokens[index + 1 : index + 2]
    if following and following[0].lower in ("by", "as", "in", "on", "to", "from", "with", "for", "at", "using"):
        return True
    return any(token.lower in words.COPULAS or token.lower in THIRD for token in tokens[index + 1 :])


def _with_auxiliaries(tokens: Sequence[Word], index: int) -> Verb:
    last = index
    negative = tokens[index].lower.endswith("n't") or tokens[index].lower == "cannot"
    past = tokens[index].lower in ("was", "were", "had", "did", "wasn't", "weren't", "didn't")
    passive = False
    lemma = (
        "be"
        if tokens[index].lower in words.COPULAS
        else "have"
        if tokens[index].lower in ("has", "have", "had")
        else "do"
    )
    copular = lemma == "be"
    for position in range(index + 1, min(len(tokens), index + 7)):
        token = tokens[position]
        if token.lower in ("not", "never"):
            negative = True
        elif token.lower in ("be", "been", "being"):
            copular, lemma, last = True, "be", position
        elif token.lower in PARTICIPLE and not token.fixed:
            return Verb(index, position, PARTICIPLE[token.lower], copular, past, negative)
        elif token.lower in GERUND and copular:
            return Verb(index, position, GERUND[token.lower], passive, past, negative)
        elif token.lower in VERBS and not copular:
            return Verb(index, position, token.lower, passive, past, negative)
        elif token.lower not in words.ADVERBS:
            break
    return Verb(index, last, lemma, passive, past, negative)


# --------------------------------------------------------------------------------------------
# Noun phrases


def chunks(tokens: Sequence[Word], verb: Verb | None) -> list[Chunk]:
    """Return noun phrases with their roles, the smallest ones first made, wide ones among them."""
    smallest = []
    group: list[int] = []
    for index in range(len(tokens) + 1):
        inside = verb is not None and verb.first <= index <= verb.last
        if index < len(tokens) and not inside and not _cuts(tokens, index):
            group.append(index)
            continue
        if group:
            chunk = _chunk(tokens, group, verb)
            if chunk is not None:
                smallest.append(chunk)
        group = []
    return sorted([*smallest, *_wide(tokens, smallest)], key=lambda chunk: (chunk.start, chunk.end))


def _cuts(tokens: Sequence[Word], index: int) -> bool:
    token = tokens[index]
    if token.fixed:
        return False
    lower = token.lower
    if token.is_sign:
        return True
    closed = (
        lower in words.PREPOSITIONS
        or lower in words.CONJUNCTIONS
        or lower in words.COPULAS
        or lower in words.AUXILIARIES
    )
    if (
        closed
        or lower in words.ADVERBS
        or (lower in words.DETERMINERS and lower not in ("this", "that", "these", "those"))
    ):
        return True
    before = tokens[index - 1].lower if index else ""
    if before in ("to", "that", "which", "who", "can", "will", "may", "must", "should") and (
        lower in VERBS or lower in THIRD
    ):
        return True
    return lower in GERUND and before in words.PREPOSITIONS


def _chunk(tokens: Sequence[Word], group: list[int], verb: Verb | None) -> Chunk | None:
    while group and tokens[group[0]].lower in words.DETERMINERS and len(group) > 1:
        demonstrative = tokens[group[0]].lower in ("this", "that", "these", "those")
        if demonstrative:
            break
        group = group[1:]
    start, end = tokens[group[0]].start, tokens[group[-1]].end
    members = [tokens[index] for index in group]
    lowers = [member.lower for member in members]
    if all(not member.fixed and not member.text[0].isalnum() for member in members):
        return None
    return Chunk(
        start=start,
        end=end,
        role=_role(tokens, group[0], verb),
        particle_end=end,
        head=members[-1].text,
        generic=all(lower in words.GENERIC or lower in words.PRONOUNS for lower in lowers),
        technical=any(member.fixed or _PROPER.match(member.text) for member in members)
        or any(member.text[0].isupper() and member.start > 0 for member in members),
        pronoun=lowers[0] in words.PRONOUNS,
    )


def _role(tokens: Sequence[Word], first: int, verb: Verb | None) -> Role:
    before = _before(tokens, first)
    word = before.lower if before is not None else ""
    if word and _NAMED_VERBS.match(word) or (word == "as" and _known_as(tokens, first)):
        return Role.NAMED
    if word == "of":
        return Role.GENITIVE
    if word in words.PREPOSITIONS:
        return Role.ADVERBIAL
    if verb is None:
        return Role.BARE if first else Role.PREDICATE
    if first < verb.first:
        return Role.SUBJECT
    if verb.lemma == "be":
        return Role.PREDICATE
    return Role.OBJECT


def _before(tokens: Sequence[Word], index: int) -> Word | None:
    index -= 1
    while index >= 0 and (
        tokens[index].lower in words.DETERMINERS
        or tokens[index].text in "\"“'‘*"
        or tokens[index].lower in words.ADVERBS
    ):
        index -= 1
    return tokens[index] if index >= 0 else None


def _known_as(tokens: Sequence[Word], first: int) -> bool:
    return any(
        token.lower in ("known", "referred", "abbreviated", "denoted") for token in tokens[max(0, first - 4) : first]
    )


def _wide(tokens: Sequence[Word], smallest: Sequence[Chunk]) -> list[Chunk]:
    """Return phrases joined by of, and, or and commas."""
    places = {token.start: index for index, token in enumerate(tokens)}
    wide = []
    for index in range(len(smallest) - 1):
        last = index
        while last + 1 < len(smallest) and _links(tokens, smallest[last], smallest[last + 1], places):
            last += 1
        if last > index and not (index and _links(tokens, smallest[index - 1], smallest[index], places)):
            members = smallest[index : last + 1]
            wide.append(
                replace(
                    members[0],
                    end=members[-1].end,
                    particle_end=members[-1].end,
                    technical=any(member.technical for member in members),
                    generic=all(member.generic for member in members),
                    wide=True,
                )
            )
    return wide


def _links(tokens: Sequence[Word], left: Chunk, right: Chunk, places: dict[int, int]) -> bool:
    between = []
    index = places[right.start] - 1
    while index >= 0 and tokens[index].start >= left.end:
        between.append(tokens[index].lower)
        index -= 1
    linking = [word for word in between if word not in words.ARTICLES]
    return bool(linking) and all(word in ("of", "and", "or", ",", "&") for word in linking) and len(linking) <= 2
