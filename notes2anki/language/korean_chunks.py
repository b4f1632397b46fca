"""More of a Korean sentence that may be asked for: identifiers, modified phrases, what the verb says.

Of 817 answers that a person chose in 41 notes, plain noun phrases spell 44 %; the rest are mostly these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notes2anki.language.analysis import Chunk, Role
from notes2anki.language.korean_morphemes import NOMINAL, PARTICLES, SIGNS, Morph
from notes2anki.language.korean_phrases import Cut, Phrase

_ADVERBS = frozenset({"MAG", "MAJ"})
_PREDICATE_TAGS = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA", "EP", "EC", "ETM", "XR", "MAG", "XSN", "MM"})
LINKING = frozenset({"어", "아", "게", "지", "고", "어야", "아야"})
_CLAUSE_ENDINGS = frozenset(
    {
        "고",
        "며",
        "으며",
        "면",
        "으면",
        "지만",
        "는데",
        "은데",
        "ᆫ데",
        "어서",
        "아서",
        "므로",
        "으므로",
        "나",
        "으나",
        "면서",
        "으면서",
        "니",
        "으니",
        "거나",
        "도록",
        "려면",
        "으려면",
        "다가",
        "자",
        "고자",
    }
)
_LONGEST = 60  # characters: a longer answer is no answer


def all_chunks(cut: Cut, smallest: Sequence[Phrase], wide: Sequence[Phrase]) -> tuple[Chunk, ...]:
    """Return every chunk in reading order, each stretch once."""
    chunks = [phrase.chunk for phrase in smallest]
    chunks += [phrase.chunk for phrase in wide if not _is_modified(cut, phrase)]
    chunks += _inner(cut, smallest)
    chunks += _modified(cut, smallest, wide)
    chunks += _verbal(cut, smallest)
    kept: dict[tuple[int, int], Chunk] = {}
    for chunk in chunks:
        if chunk.start < chunk.end:
            kept.setdefault((chunk.start, chunk.end), chunk)
    return tuple(kept[place] for place in sorted(kept))


def _inner(cut: Cut, smallest: Sequence[Phrase]) -> Iterator[Chunk]:
    """Yield the identifier or number in a longer phrase: `replicas` in `replicas 필드`."""
    for phrase in smallest:
        first = phrase.first
        while first <= phrase.last:
            last = first
            if _is_foreign(cut.morphs[first]):
                while last < phrase.last and _continues(cut.morphs, last + 1):
                    last += 1
                if (first, last) != (phrase.first, phrase.last):
                    start, end = cut.morphs[first].start, cut.morphs[last].end
                    yield phrase.chunk._replace(
                        start=start,
                        end=end,
                        particle="",
                        particle_end=end,
                        technical=True,
                        generic=False,
                        head=cut.text[start:end],
                    )
            first = last + 1


def _is_foreign(morph: Morph) -> bool:
    return morph.tag in ("SL", "SN") or (morph.tag == "NNP" and morph.form.isascii())


def _continues(morphs: Sequence[Morph], index: int) -> bool:
    """Tell whether an identifier or a number goes on: more Latin, or the unit of a number."""
    morph, before = morphs[index], morphs[index - 1]
    if _is_foreign(morph):
        return True
    return before.tag == "SN" and morph.tag in ("NNB", "NNG") and morph.start == before.end


def _modified(cut: Cut, smallest: Sequence[Phrase], wide: Sequence[Phrase]) -> Iterator[Chunk]:
    """Yield each phrase with its adjective, and with its whole relative clause."""
    widest = {phrase.first: phrase for phrase in (*smallest, *wide)}
    for phrase in widest.values():
        if not _is_modified(cut, phrase):
            continue
        for start in dict.fromkeys((_tight(cut, phrase.first), _full(cut, phrase.first))):
            if start < phrase.chunk.start and phrase.chunk.end - start <= _LONGEST:
                yield phrase.chunk._replace(start=start, modified=True, generic=False)


def _is_modified(cut: Cut, phrase: Phrase) -> bool:
    return phrase.first > 0 and cut.morphs[phrase.first - 1].tag in ("ETM", "MM")


def _tight(cut: Cut, first: int) -> int:
    """Return where the words that only modify begin, `first` where they are the rest of a clause.

    Adjectives, adverbs and determiners can stand without what is before them; a verb cannot without its object.
    """
    index = _modifiers(cut, first)
    cut_off = index > 0 and cut.morphs[index - 1].tag in PARTICLES
    if cut_off and any(morph.tag in ("VV", "XSV") for morph in cut.morphs[index:first]):
        index = first
    return cut.morphs[index].start


def _modifiers(cut: Cut, first: int) -> int:
    index = first - 1
    while index > 0 and (cut.morphs[index - 1].tag in _PREDICATE_TAGS or _is_verbal_noun(cut.morphs, index - 1)):
        if cut.morphs[index - 1].tag == "EC" and cut.morphs[index - 1].form not in LINKING:
            break
        index -= 1
    return index


def _is_verbal_noun(morphs: Sequence[Morph], index: int) -> bool:
    return morphs[index].tag in NOMINAL and morphs[index + 1].tag in ("XSV", "XSA", "XSN")


def _full(cut: Cut, first: int) -> int:
    """Return where the relative clause begins: behind the topic, a comma or another clause."""
    index = first - 1
    while index > 0 and not _is_boundary(cut.morphs[index - 1]):
        index -= 1
    return cut.morphs[index].start


def _is_boundary(morph: Morph) -> bool:
    if morph.tag == "JX":
        return morph.form in ("은", "는", "란", "이란", "ᆫ")
    return (
        morph.tag in ("SP", "SF", "EF", "MAJ")
        or (morph.tag == "EC" and morph.form in _CLAUSE_ENDINGS)
        or morph.tag in SIGNS
    )


def _verbal(cut: Cut, smallest: Sequence[Phrase]) -> Iterator[Chunk]:
    """Yield what the main verb says: its noun (저장), with its last argument, and the whole of it."""
    stem = next(
        (index for index in range(cut.end - 1, -1, -1) if cut.morphs[index].tag in ("VV", "VA", "XSV", "XSA")), None
    )
    if stem is None or cut.end - stem > 8 or any(morph.tag == "ETM" for morph in cut.morphs[stem : cut.end]):
        return  # a verb that only modifies the last noun (사용되는 가상 CPU) is not the main one
    begin = stem
    if cut.morphs[stem].tag in ("XSV", "XSA") and stem:
        begin = stem - 1
        yield _said(cut, cut.morphs[begin].start, cut.morphs[begin].end)
    while begin and cut.morphs[begin - 1].tag in _ADVERBS:
        begin -= 1
    noun_end = cut.morphs[stem - 1].end if cut.morphs[stem].tag in ("XSV", "XSA") and stem else None
    end = cut.morphs[cut.end - 1].end
    yield _said(cut, cut.morphs[begin].start, end)
    argument = next(
        (phrase for phrase in reversed(smallest) if phrase.behind == begin or phrase.last + 1 == begin), None
    )
    if argument is None or argument.chunk.role in (Role.TOPIC, Role.PREDICATE):
        return
    for stop in (noun_end, end):
        if stop is not None:
            yield _said(cut, argument.chunk.start, stop)


def _said(cut: Cut, start: int, end: int) -> Chunk:
    return Chunk(start, end, Role.PREDICATE, particle_end=end, head=cut.text[start:end], verbal=True)
