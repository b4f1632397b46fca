"""Edits that people make to their notes, one function each: a vault of Markdown text goes in, another comes out."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from identity.markdown import Text, chunks, is_heading, level, sections, speaks, statements, with_lines, words
from identity.writing import File, Line, Writer, joined, part, spliced

T = TypeVar("T")

TOUCHED = 0.2
"""The share of a file's statements that one edit touches, one at least."""

_TYPED = "aeioustn가나다라이은는을"
_ENDS = re.compile(r"(?<=[.다요음함,]) (?=\S)")
_ITEM = re.compile(r"\s*(?:[-*+|>]|\d+[.)])")


class Thesaurus:
    """Other words for a word: words of the same vault with the same ending, so that grammar mostly survives."""

    def __init__(self, files: Iterable[File]) -> None:
        by_ending: defaultdict[str, set[str]] = defaultdict(set)
        for file in files:
            for line in file.lines:
                for start, end in words(line):
                    by_ending[_ending(line.text[start:end])].add(line.text[start:end])
        self._by_ending = {ending: sorted(found) for ending, found in by_ending.items()}

    def other(self, word: str, dice: random.Random) -> str:
        """Return another word, or the same where there is none."""
        return dice.choice(self._by_ending.get(_ending(word), [word]))


def _ending(word: str) -> str:
    return word[-1] if "가" <= word[-1] <= "힣" else word[-2:].lower()


@dataclass(slots=True)
class Desk:
    """A vault under edit; `donors` are statements that were never in it, `edits` counts what was done."""

    files: dict[str, File]
    thesaurus: Thesaurus
    donors: Sequence[Text]
    writer: Writer
    dice: random.Random
    edits: int = 0

    def put(self, file: File) -> None:
        """Write a file."""
        self.files[file.path] = file

    def other_path(self, path: str) -> str:
        """Choose another file."""
        return self.dice.choice([other for other in sorted(self.files) if other != path] or [path])

    def free_path(self, path: str, suffix: str) -> str:
        """Return a path beside another, of no file that there is."""
        number = 2
        while (
            free := str(PurePosixPath(path).with_name(f"{PurePosixPath(path).stem}{suffix} {number}.md"))
        ) in self.files:
            number += 1
        return free

    def some(self, positions: Sequence[int]) -> list[int]:
        """Choose those of some positions that are edited, in order, and count the edits."""
        chosen = self.dice.sample(positions, min(len(positions), max(1, round(TOUCHED * len(positions)))))
        self.edits += len(chosen)
        return sorted(chosen)

    def fresh(self, text: Text) -> list[Line]:
        """Return a text as if written anew."""
        return [self.writer.line(line.text) for line in text]


Edit = Callable[[Desk, str], None]
"""Changes the file of a desk at a path."""


# --------------------------------------------------------------------------------------------
# Words


def with_typo(line: Line, dice: random.Random) -> Line:
    """Drop, double, change or swap a letter of one word."""
    spans = words(line)
    if not spans:
        return line
    start, end = dice.choice(spans)
    at = dice.randrange(start, end - 1)
    one, two = line.text[at], line.text[at + 1]
    return dice.choice((
        spliced(line, at, at + 1, ""),
        spliced(line, at, at + 1, one + one),
        spliced(line, at, at + 1, dice.choice(_TYPED)),
        spliced(line, at, at + 2, two + one),
    ))  # fmt: skip


def reworded(line: Line, thesaurus: Thesaurus, dice: random.Random) -> Line:
    """Say a third of the words otherwise, at least one."""
    spans = words(line)
    for start, end in sorted(dice.sample(spans, min(len(spans), max(1, round(len(spans) / 3)))), reverse=True):
        line = spliced(line, start, end, thesaurus.other(line.text[start:end], dice))
    return line


def typo(desk: Desk, path: str) -> None:
    """Mistype a word in some statements."""
    _change_lines(desk, path, statements(desk.files[path].lines), lambda line: with_typo(line, desk.dice))


def rewording(desk: Desk, path: str) -> None:
    """Say a third of the words of some statements otherwise."""
    positions = statements(desk.files[path].lines)
    _change_lines(desk, path, positions, lambda line: reworded(line, desk.thesaurus, desk.dice))


def heading_typo(desk: Desk, path: str) -> None:
    """Mistype a word of some headings."""
    lines = desk.files[path].lines
    positions = [at for at, line in enumerate(lines) if is_heading(line) and words(line)]
    _change_lines(desk, path, positions, lambda line: with_typo(line, desk.dice))


def _change_lines(desk: Desk, path: str, positions: Sequence[int], change: Callable[[Line], Line]) -> None:
    lines = list(desk.files[path].lines)
    for at in desk.some(positions) if positions else ():
        lines[at] = change(lines[at])
    desk.put(with_lines(desk.files[path], [lines]))


# --------------------------------------------------------------------------------------------
# Files


def rename(desk: Desk, path: str) -> None:
    """Give the file another name: a word more, or a letter wrong."""
    stem = PurePosixPath(path).stem
    if desk.dice.random() < 0.3:
        stem = with_typo(desk.writer.line(stem), desk.dice).text
    else:
        stem = f"{stem} {desk.thesaurus.other('정리', desk.dice)}"
    _rename(desk, path, str(PurePosixPath(path).with_name(f"{stem.replace('/', ' ')}.md")))


def move_file(desk: Desk, path: str) -> None:
    """Put the file into another folder."""
    _rename(desk, path, f"보관 {desk.dice.randrange(5)}/{PurePosixPath(path).name}")


def _rename(desk: Desk, path: str, to: str) -> None:
    if to not in desk.files:
        desk.put(replace(desk.files.pop(path), path=to))
        desk.edits += 1


def split_file(desk: Desk, path: str) -> None:
    """Cut the file in two."""
    file = desk.files[path]
    found = sections(file.lines) if len(sections(file.lines)) > 2 else chunks(file.lines)
    if len(found) > 2:
        at = desk.dice.randrange(2, len(found))
        desk.put(replace(with_lines(file, found[at:]), path=desk.free_path(path, "")))
        desk.put(with_lines(file, found[:at]))
        desk.edits += 1


def merge_files(desk: Desk, path: str) -> None:
    """Append the file to another, and drop it."""
    other = desk.other_path(path)
    if other != path:
        body = chunks(desk.files.pop(path).lines)[1:]
        desk.put(with_lines(desk.files[other], [desk.files[other].lines, [desk.writer.line("")], *body]))
        desk.edits += 1


# --------------------------------------------------------------------------------------------
# Paragraphs, lists, sections


def move_text(desk: Desk, path: str) -> None:
    """Move some sections to other files; paragraphs and lists where there is but one section."""
    found = sections(desk.files[path].lines)
    found = found if len(found) > 2 else chunks(desk.files[path].lines)
    positions = [at for at, each in enumerate(found) if at and speaks(each)]
    if len(positions) > 1:
        for at in reversed(desk.some(positions)):
            _insert(desk, desk.other_path(path), found.pop(at))
        desk.put(with_lines(desk.files[path], found))


def _insert(desk: Desk, path: str, text: Text) -> None:
    """Write some lines into a file, a section between sections."""
    lines = desk.files[path].lines
    found = sections(lines) if is_heading(text[0]) else chunks(lines)
    at, gap = desk.dice.randrange(1, len(found) + 1), [desk.writer.line("")]
    desk.put(with_lines(desk.files[path], [*found[:at], gap, text, gap, *found[at:]]))


def split_line(desk: Desk, path: str) -> None:
    """Cut some lines in two, after a sentence or at a comma."""
    lines = desk.files[path].lines
    positions = [at for at in statements(lines) if _ENDS.search(lines[at].text) and not lines[at].text.startswith("|")]
    chosen = set(desk.some(positions)) if positions else ()
    parts: list[Text] = [[line] for line in lines]
    for at in chosen:
        cuts = [match.start() for match in _ENDS.finditer(lines[at].text)]
        cut = cuts[len(cuts) // 2]
        parts[at] = [part(lines[at], 0, cut), part(lines[at], cut + 1, len(lines[at].text))]
    desk.put(with_lines(desk.files[path], parts))


def join_lines(desk: Desk, path: str) -> None:
    """Join some lines with the next one."""
    lines = list(desk.files[path].lines)
    able = set(statements(lines))
    positions = [at for at in sorted(able) if at + 1 in able and not _ITEM.match(lines[at + 1].text)]
    for at in reversed(desk.some(positions)) if positions else ():
        if at + 1 < len(lines):
            lines[at : at + 2] = [joined(lines[at], lines[at + 1])]
    desk.put(with_lines(desk.files[path], [lines]))


def reorder(desk: Desk, path: str) -> None:
    """Shuffle what stands side by side: sections of one level, paragraphs of a section, items of a list."""
    first, *rest = sections(desk.files[path].lines)
    shuffled = _shuffled(desk, rest, lambda section: level(section[0]))
    desk.put(with_lines(desk.files[path], [first, *(_shuffled_within(desk, section) for section in shuffled)]))


def _shuffled_within(desk: Desk, section: Text) -> list[Line]:
    parts = _shuffled(desk, chunks(section)[1:], lambda chunk: speaks(chunk) and not is_heading(chunk[0]))
    return [line for chunk in parts for line in _shuffled_items(desk, chunk)]


def _shuffled_items(desk: Desk, chunk: Text) -> Text:
    flat = all(line.text.startswith(("- ", "* ", "+ ")) for line in chunk)
    return _shuffled(desk, chunk, lambda _line: True) if flat else chunk


def _shuffled(desk: Desk, parts: Sequence[T], kind: Callable[[T], object]) -> list[T]:
    """Shuffle half of the kinds, the parts of each among themselves; what is of no kind stays where it is."""
    places: defaultdict[object, list[int]] = defaultdict(list)
    for at, each in enumerate(parts):
        places[kind(each)].append(at)
    result = list(parts)
    for what, positions in places.items():
        if what and len(positions) > 1 and desk.dice.random() < 0.5:
            for at, other in zip(positions, desk.dice.sample(positions, len(positions)), strict=True):
                result[at] = parts[other]
            desk.edits += len(positions)
    return result


def insertion(desk: Desk, path: str) -> None:
    """Write new statements: one on top, others anywhere."""
    found = chunks(desk.files[path].lines)
    at = 1
    for _time in range(max(2, round(TOUCHED * len(found)))):
        gap = [desk.writer.line("")]
        found[at:at] = [gap, desk.fresh(desk.dice.choice(desk.donors)), gap]
        at = desk.dice.randrange(1, len(found) + 1)
        desk.edits += 1
    desk.put(with_lines(desk.files[path], found))


def deletion(desk: Desk, path: str) -> None:
    """Delete some statements."""
    lines = desk.files[path].lines
    positions = statements(lines)
    gone = set(desk.some(positions)) if positions else ()
    desk.put(with_lines(desk.files[path], [[line for at, line in enumerate(lines) if at not in gone]]))


def replacement(desk: Desk, path: str) -> None:
    """Write new statements where others stood."""
    found = chunks(desk.files[path].lines)
    positions = [at for at, chunk in enumerate(found) if at and speaks(chunk)]
    for at in desk.some(positions) if positions else ():
        found[at] = desk.fresh(desk.dice.choice(desk.donors))
    desk.put(with_lines(desk.files[path], found))


def copy(desk: Desk, path: str) -> None:
    """Copy the whole file, or some paragraphs and lists, half of them with a typo in each line."""
    if desk.dice.random() < 0.2:
        desk.put(replace(desk.files[path], path=desk.free_path(path, " 사본")))
        desk.edits += 1
        return
    found = chunks(desk.files[path].lines)
    positions = [at for at, chunk in enumerate(found) if at and speaks(chunk)]
    for at in desk.some(positions) if positions else ():
        text = found[at] if desk.dice.random() < 0.5 else [with_typo(line, desk.dice) for line in found[at]]
        _insert(desk, desk.dice.choice([path, desk.other_path(path)]), text)


EDITS: Mapping[str, Edit] = {
    "typo": typo,
    "rewording": rewording,
    "heading typo": heading_typo,
    "rename": rename,
    "move file": move_file,
    "move text": move_text,
    "split file": split_file,
    "merge files": merge_files,
    "split line": split_line,
    "join lines": join_lines,
    "reorder": reorder,
    "insertion": insertion,
    "deletion": deletion,
    "replacement": replacement,
    "copy": copy,
}


def several(desk: Desk, path: str) -> None:
    """Make two or three edits of any kind in one night."""
    for _time in range(desk.dice.choice((2, 3))):
        if path in desk.files:
            EDITS[desk.dice.choice(sorted(EDITS))](desk, path)


def edited(desk: Desk, edit: Edit, share: float) -> None:
    """Make an edit in a share of the files, chosen at random."""
    for path in sorted(desk.files):
        if desk.dice.random() < share and path in desk.files:
            edit(desk, path)
