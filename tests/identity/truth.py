"""Which notes come from the same statement: by the origins of their characters, never by likeness."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from identity.writing import File
from notes2anki.model import Note, Span, Style

_HIDDEN = re.compile(r"(?<=\])\([^)]*\)|\[\[[^\]|]*\\?\||!\[\[[^\]]*\]\]|<[^>]*>|\[\^[^\]]*\]:?|%%.*?%%")
HALF = 0.5
QUARTER = 0.25
WORD = 3  # letters: shorter terms stand within words by chance


@dataclass(frozen=True, slots=True)
class Roots:
    """The origins of a note's question and answer; `over` those of a question that stands outside its own lines."""

    style: Style
    front: frozenset[int]
    back: frozenset[int]
    over: frozenset[int] = frozenset()

    @property
    def origins(self) -> frozenset[int]:
        """All origins."""
        return self.front | self.back | self.over


def roots(note: Note, files: Mapping[str, File]) -> tuple[Roots, ...]:
    """Find a note's words in the lines that it comes from, in each file that states it, and each time it does."""
    found = []
    for path in dict.fromkeys(span.path for span in note.sources):
        spans = [span for span in note.sources if span.path == path]
        found.append(_roots(note, spans, files[path]))
        if note.text is None and len(spans) > 1:  # of a sentence that is every time
            alone = (_roots(note, [span], files[path]) for span in spans)
            found += [each for each in alone if each.front and each.back]
    return tuple(found)


def _roots(note: Note, spans: Sequence[Span], file: File) -> Roots:
    letters: list[tuple[str, int]] = []
    for number in sorted({line for span in spans for line in range(span.start, span.end + 1)}):
        letters += _letters(file, number - 1)
    if note.text is not None:
        return Roots(note.style, _stated(note.text, letters), frozenset())
    asked = note.front.rpartition(" › ")[2]
    first = _found(asked, letters)
    rest = [letter for letter in letters if letter[1] not in first]
    # Where the lines say a term several times, which of them is asked cannot be told: any may be.
    front = _stated(asked, letters) if first and len(_bare(asked)) >= WORD else first
    over = frozenset() if front else _over(note.front, file, min(span.start for span in spans) - 1)
    return Roots(note.style, front, _found(note.back, rest) or _found(note.back, letters), over)


def _over(question: str, file: File, index: int) -> frozenset[int]:
    """Return the origins of a question in the nearest line above that says it, else that of the file's name."""
    wanted = _bare(question.rpartition(" › ")[2])
    for above in range(index, -1, -1):
        letters = _letters(file, above)
        if wanted and wanted in "".join(letter for letter, _origin in letters):
            return _found(question.rpartition(" › ")[2], letters)
    return frozenset({file.origin})


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _letters(file: File, index: int) -> list[tuple[str, int]]:
    line = file.lines[index]
    hidden = {at for match in _HIDDEN.finditer(line.text) for at in range(*match.span())}
    return [
        (letter.casefold(), origin)
        for at, (letter, origin) in enumerate(zip(line.text, line.origin_of_each(), strict=True))
        if letter.isalnum() and at not in hidden
    ]


def _stated(text: str, letters: Sequence[tuple[str, int]]) -> frozenset[int]:
    """Return the origins of a sentence: of each time that its lines state it, for one note stands for all."""
    said, whole = _said(letters), _bare(text)
    starts = [at for at in range(len(said)) if said.startswith(whole, at)] if whole else []
    if not starts:
        return _found(text, letters)
    return frozenset(origin for at in starts for _letter, origin in letters[at : at + len(whole)])


def _said(letters: Sequence[tuple[str, int]]) -> str:
    said = "".join(letter for letter, _origin in letters)
    if len(said) != len(letters):  # a letter that case folding makes two
        said = "".join(letter[0] for letter, _origin in letters)
    return said


def _found(text: str, letters: Sequence[tuple[str, int]]) -> frozenset[int]:
    """Return the origins of the words of a text, looked up in order, each line of it as a whole where possible."""
    said = _said(letters)
    found: set[int] = set()
    cursor = 0
    for line in re.split(r"\n| \| ", text.casefold()):
        for piece in _pieces(line, said):
            at = said.find(piece, cursor)
            at = said.find(piece) if at < 0 else at
            if at >= 0:
                found.update(origin for _letter, origin in letters[at : at + len(piece)])
                cursor = at + len(piece)
    return frozenset(found)


def _pieces(line: str, said: str) -> list[str]:
    whole = _bare(line)
    if not whole or whole in said:
        return [whole] if whole else []
    return [word for word in re.findall(r"[^\W_]+", line) if len(word) > 1]


def kin(old: Iterable[Roots], new: Iterable[Roots]) -> bool:
    """Tell whether two notes may ask for one statement: much of the shorter question and answer are the same words.

    A question that stands outside the statement, such as the heading over it, does not count.
    """
    return any(_alike(one, other, min, HALF, QUARTER) for one in old for other in new)


def same(old: Iterable[Roots], new: Iterable[Roots]) -> bool:
    """Tell whether two notes surely ask for one statement: half of either question and answer are the same words."""
    return any(_alike(one, other, max, HALF, HALF) and _asked_alike(one, other) for one in old for other in new)


def _asked_alike(old: Roots, new: Roots) -> bool:
    return not (old.over or new.over) or bool((old.front | old.over) & (new.front | new.over))


def asked_again(old: Iterable[Roots], new: Iterable[Roots]) -> bool:
    """Tell whether two notes ask one question, written once and still there; never so of two sentences with gaps."""
    return any(
        one.style is other.style is not Style.CLOZE
        and _share(one.front | one.over, other.front | other.over, min, HALF)
        for one in old
        for other in new
    )


def _alike(old: Roots, new: Roots, of: Callable[[int, int], int], front: float, back: float) -> bool:
    if old.style is not new.style:
        return False
    if old.front and new.front:
        if not _share(old.front, new.front, of, front):
            return False
        return not (old.back and new.back) or _share(old.back, new.back, of, back)
    return _share(old.front | old.back, new.front | new.back, of, front)


def related(old: Iterable[Roots], new: Iterable[Roots]) -> bool:
    """Tell whether two notes say the same words, whatever they ask."""
    return any(_share(one.front | one.back, other.front | other.back, min, HALF) for one in old for other in new)


def _share(one: frozenset[int], other: frozenset[int], of: Callable[[int, int], int], least: float) -> bool:
    size = of(len(one), len(other))
    return size > 0 and len(one & other) >= least * size
