"""English noun phrases with their roles, and what the verb says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from notes2anki.language import english_words as words
from notes2anki.language.analysis import Chunk, Role
from notes2anki.language.english_finite import ADJECTIVES_TOO, Verb, takes_object_in_past
from notes2anki.language.english_tokens import Word, behind, is_adverb
from notes2anki.language.english_verbs import GERUND, NOUN_TOO, NOUNLIKE, ONLY_PAST, PARTICIPLE, THIRD, VERBS

_NAMING = frozenset({"called", "named", "termed", "dubbed"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_ALONE = _DEMONSTRATIVES | words.PERSONS
"""Words that no phrase goes on with."""
_BETWEEN = words.CLOSED - words.PRONOUNS - _DEMONSTRATIVES
_BEFORE_VERB = frozenset(
    {
        "to",
        "which",
        "who",
        "can",
        "will",
        "may",
        "must",
        "should",
        "could",
        "would",
        "we",
        "you",
        "they",
        "i",
        "it",
        "not",
        "ones",
    }
)
_CLAUSE_ENDS = frozenset(
    {"if", "when", "while", "because", "so", "whereas", "although", "unless", "since", "but", "which", ";"}
)
_ENDS_WITH = frozenset({"if", "when", "while", "because", "until", "unless"})
"""Behind a word that may be a verb or a noun they tell that it is a verb: and stays until, and changes when."""
_HELPING = words.COPULAS | words.AUXILIARIES
_BEFORE_COMPLEMENT = words.ARTICLES | words.ADVERBS
_LISTING = frozenset({"and", "or", ",", "&"})
_ATTACHING = frozenset({"of"})
_CERTAIN = VERBS - NOUN_TOO - ADJECTIVES_TOO
_BEFORE_NOUN = words.BEFORE_NOUNS - {"that", "which"}
_BEHIND_VERB = (words.DETERMINERS - {"that", "which", "what", "such"}) | {"into", "onto"}
_ED = re.compile(r"[a-z]{2}[^aeio]ed$|(?:ag|ur|rg|id|at|iz|is|as)ed$")
"""Verbs that no list holds, before a preposition: (hymns) authored by, (shells) based on."""
_ED_NOUNS = frozenset({"hundred", "watershed", "infrared", "kindred", "thoroughbred"})
_LONGEST = 100  # characters: a longer answer is no answer


def chunks(tokens: Sequence[Word], verb: Verb | None, begin: int) -> tuple[Chunk, ...]:
    """Return every chunk in reading order, each stretch once; `begin` is the first word behind an opener."""
    smallest = list(_smallest(tokens, verb))
    links = _links(tokens, smallest)
    smallest = _listed(tokens, smallest, links, verb)
    wide = list(_wide(tokens, smallest, links))
    doing = _doing(tokens, [*smallest, *wide])
    found = [*smallest, *wide, *doing, *_inner(tokens, smallest), *_verbal(tokens, verb, begin)]
    kept: dict[tuple[int, int], Chunk] = {}
    for chunk in found:
        kept.setdefault((chunk.start, chunk.end), chunk)
    return tuple(kept[place] for place in sorted(kept))


def _smallest(tokens: Sequence[Word], verb: Verb | None) -> Iterator[Chunk]:
    group: list[int] = []
    for index in range(len(tokens) + 1):
        inside = verb is not None and verb.first <= index <= verb.last
        if index < len(tokens) and not inside and not _cuts(tokens, index, starts=not group):
            group.append(index)
        elif group:
            yield _chunk(tokens, group, verb)
            group = []


def _links(tokens: Sequence[Word], smallest: Sequence[Chunk]) -> list[list[str]]:
    """Return the words between each phrase and the next, articles left out."""
    starts = [token.start for token in tokens]
    found = []
    for left, right in pairwise(smallest):
        between = tokens[bisect_left(starts, left.end) : bisect_left(starts, right.start)]
        found.append([token.lower for token in between if token.lower not in words.ARTICLES])
    return found


def _listed(
    tokens: Sequence[Word], smallest: list[Chunk], links: Sequence[Sequence[str]], verb: Verb | None
) -> list[Chunk]:
    """Give every member of a list (A, B and C) the role of its first."""
    first = 0
    for index, (left, right, link) in enumerate(zip(tuple(smallest), smallest[1:], links, strict=False)):
        comma = link == [","]
        apart = comma and left.role is Role.ADVERBIAL and _leads(tokens, right, verb)
        if apart or not link or not _LISTING.issuperset(link):
            first = index + 1
        elif not comma:
            for member in range(first, index + 2):
                smallest[member] = smallest[member]._replace(role=smallest[first].role)
    return smallest


def _leads(tokens: Sequence[Word], chunk: Chunk, verb: Verb | None) -> bool:
    return verb is not None and chunk.start < tokens[verb.first].start


def _cuts(tokens: Sequence[Word], index: int, *, starts: bool) -> bool:
    """Tell whether a word stands between noun phrases, not in one."""
    token = tokens[index]
    if token.fixed:
        return False
    if token.is_sign or token.lower in _BETWEEN or (not starts and token.lower in _ALONE):
        return True
    if is_adverb(token.lower) or _compares(tokens, index):
        return True
    return _is_verb_here(tokens, index, starts=starts) or _is_participle_here(tokens, index, starts=starts)


def _compares(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word compares what stands before it: (memory) larger than, (words) other than."""
    following = behind(tokens, index)
    return following == "than" and tokens[index].lower.endswith("er")


def _is_verb_here(tokens: Sequence[Word], index: int, *, starts: bool) -> bool:
    lower = tokens[index].lower
    before = tokens[index - 1].lower if index else ""
    if (lower in VERBS and before in _BEFORE_VERB) or lower in ONLY_PAST:
        return True
    if index and takes_object_in_past(tokens, index):
        return True
    if lower in _CERTAIN and before and before not in _BEFORE_NOUN:
        return True
    if lower in NOUNLIKE and not starts and behind(tokens, index) in _BEHIND_VERB:
        return True
    if lower in THIRD and lower not in NOUNLIKE:
        return before in words.CONJUNCTIONS or before in words.PRONOUNS or not starts
    return lower in VERBS and lower not in NOUN_TOO and before in ("and", "or", ",") and _goes_on(tokens, index)


def _is_participle_here(tokens: Sequence[Word], index: int, *, starts: bool) -> bool:
    lower = tokens[index].lower
    if lower in GERUND:
        if _goes_on(tokens, index) and tokens[index + 1].lower == "that":
            return True
        return starts and _goes_on(tokens, index) and tokens[index + 1].lower not in words.COPULAS
    if _ED.search(lower) and lower not in _ED_NOUNS and behind(tokens, index) in words.PREPOSITIONS:
        return True
    return lower in PARTICIPLE and (not _goes_on(tokens, index) or tokens[index + 1].lower in words.PREPOSITIONS)


def _goes_on(tokens: Sequence[Word], index: int) -> bool:
    return index + 1 < len(tokens) and not tokens[index + 1].is_sign


def _chunk(tokens: Sequence[Word], group: Sequence[int], verb: Verb | None) -> Chunk:
    members = [tokens[index] for index in group]
    start, end = members[0].start, members[-1].end
    return Chunk(
        start=start,
        end=end,
        role=_role(tokens, group[0], verb),
        particle_end=end,
        head=members[-1].text,
        generic=all(member.lower in words.GENERIC or member.lower in words.PRONOUNS for member in members),
        technical=any(member.technical for member in members),
        pronoun=members[0].lower in words.PRONOUNS,
    )


def _role(tokens: Sequence[Word], first: int, verb: Verb | None) -> Role:
    before = _before(tokens, first)
    word = before.lower if before is not None else ""
    if word in _NAMING or (word == "as" and _is_known_as(tokens, first)):
        return Role.NAMED
    if word == "of":
        return Role.GENITIVE
    if word in words.PREPOSITIONS:
        return Role.ADVERBIAL
    if verb is None:
        return Role.BARE if first else Role.PREDICATE
    if first < verb.first:
        return Role.SUBJECT
    return Role.PREDICATE if verb.lemma == "be" else Role.OBJECT


def _before(tokens: Sequence[Word], index: int) -> Word | None:
    index -= 1
    while index >= 0 and (
        tokens[index].lower in words.DETERMINERS or tokens[index].text in "\"“'‘*" or is_adverb(tokens[index].lower)
    ):
        index -= 1
    return tokens[index] if index >= 0 else None


def _is_known_as(tokens: Sequence[Word], first: int) -> bool:
    return any(token.lower in words.KNOWN for token in tokens[max(0, first - 4) : first])


def _wide(tokens: Sequence[Word], smallest: Sequence[Chunk], links: Sequence[Sequence[str]]) -> Iterator[Chunk]:
    """Yield phrases joined by of, and, or and commas; one comma alone joins nothing, for a clause may begin there."""
    joined = [
        _joins(left, right, link) and not _opens_clause(tokens, left, right)
        for (left, right), link in zip(pairwise(smallest), links, strict=True)
    ]
    first = 0
    for index in range(1, len(smallest) + 1):
        if index < len(smallest) and joined[index - 1]:
            continue
        signs = [link for link in links[first : index - 1] if not _ATTACHING.issuperset(link)]
        if index - 1 > first and signs != [[","]]:
            members = smallest[first:index]
            yield members[0]._replace(
                end=members[-1].end,
                particle_end=members[-1].end,
                technical=any(member.technical for member in members),
                generic=all(member.generic for member in members),
                wide=True,
            )
        first = index


def _joins(left: Chunk, right: Chunk, linking: Sequence[str]) -> bool:
    if list(linking) == [","]:
        return left.role is right.role
    return 0 < len(linking) <= 2 and all(word in ("of", *_LISTING) for word in linking)


def _opens_clause(tokens: Sequence[Word], left: Chunk, right: Chunk) -> bool:
    """Tell whether a phrase behind an object is of a clause of its own: (the war), and they began, and ends when."""
    if right.pronoun or left.role is Role.SUBJECT:
        return right.pronoun
    following = next((token.lower for token in tokens if token.start >= right.end), "")
    if following in _ENDS_WITH and right.head.lower() in THIRD:
        return True
    return following in _HELPING or (following in THIRD and following not in NOUNLIKE)


def _inner(tokens: Sequence[Word], smallest: Sequence[Chunk]) -> Iterator[Chunk]:
    """Yield the identifier in a longer phrase: `-p` in `the -p flag`."""
    fixed = [token for token in tokens if token.fixed]
    for chunk in smallest:
        for token in fixed:
            if (
                chunk.start <= token.start
                and token.end <= chunk.end
                and (token.start, token.end) != (chunk.start, chunk.end)
            ):
                yield chunk._replace(start=token.start, end=token.end, particle_end=token.end, head=token.text)


def _doing(tokens: Sequence[Word], phrases: Sequence[Chunk]) -> Iterator[Chunk]:
    """Yield what is done to a phrase, behind a preposition: (for) moving and copying files."""
    starts = [token.start for token in tokens]
    for phrase in phrases:
        index = bisect_left(starts, phrase.start)
        while index > 0 and tokens[index - 1].lower in words.DETERMINERS:
            index -= 1
        first = index
        while first > 0 and (tokens[first - 1].lower in GERUND or tokens[first - 1].lower in _LISTING):
            first -= 1
        if 0 < first < index and tokens[first].lower in GERUND and tokens[first - 1].lower in words.PREPOSITIONS:
            yield phrase._replace(start=tokens[first].start, role=Role.ADVERBIAL, technical=False)


def _verbal(tokens: Sequence[Word], verb: Verb | None, begin: int) -> Iterator[Chunk]:
    """Yield the whole subject, and what follows the verb: to the end of its clause, and of the sentence."""
    if verb is None:
        return
    if verb.first > begin:
        first = begin + (tokens[begin].lower in words.ARTICLES and verb.first > begin + 1)
        yield from _stretch(tokens, first, verb.first, Role.SUBJECT, verbal=False)
    first = verb.last + 1
    while first < len(tokens) and (tokens[first].lower in _BEFORE_COMPLEMENT or tokens[first].is_sign):
        first += 1
    end = next((index for index in range(first, len(tokens)) if tokens[index].lower in _CLAUSE_ENDS), len(tokens))
    for stop in dict.fromkeys((end, len(tokens))):
        yield from _stretch(tokens, first, stop, Role.PREDICATE, verbal=True)
    yield from _stretch(tokens, verb.last, end, Role.PREDICATE, verbal=True)


def _stretch(tokens: Sequence[Word], first: int, stop: int, role: Role, *, verbal: bool) -> Iterator[Chunk]:
    while stop > first and tokens[stop - 1].is_sign and tokens[stop - 1].text != ")":
        stop -= 1
    if stop <= first or tokens[stop - 1].end - tokens[first].start > _LONGEST:
        return
    members = tokens[first:stop]
    end = members[-1].end
    technical = any(member.technical for member in members)
    yield Chunk(
        members[0].start,
        end,
        role,
        particle_end=end,
        head=members[-1].text,
        technical=technical,
        wide=not verbal,
        verbal=verbal,
    )
