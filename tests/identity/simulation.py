"""Nights over a vault that is edited at random, and what becomes of the guids of its notes."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from identity.edits import EDITS, Desk, Thesaurus, edited, several
from identity.markdown import Text, chunks, speaks
from identity.measure import Fate, Seen, fates
from identity.pipeline import Press, night, remembered
from identity.truth import Roots, roots
from identity.writing import File, Writer
from notes2anki.draft import Settled
from notes2anki.model import Note
from notes2anki.sync.grant import Granted

SEVERAL, UNDO = "several", "undo"


@dataclass(frozen=True, slots=True)
class Fated:
    """What became of one note: its fate, itself, and the note that tells so."""

    fate: Fate
    old: Note
    new: Note


@dataclass(frozen=True, slots=True)
class Result:
    """One edit of a vault by one seed: how many edits it was, what became of each note, how many were uncertain."""

    kind: str
    edits: int
    fated: tuple[Fated, ...]
    uncertain: int

    @property
    def counts(self) -> Counter[Fate]:
        """How many notes had each fate."""
        return Counter(each.fate for each in self.fated)


class Vault:
    """A vault, read once; `donors` are statements that it never held."""

    def __init__(self, texts: Mapping[str, str], donors: Mapping[str, str], jobs: int | None = 1) -> None:
        self._writer = Writer()
        self._files = {path: self._writer.file(path, texts[path]) for path in sorted(texts)}
        self._donors = self._statements(donors)
        self._thesaurus = Thesaurus(self._files.values())
        self._press = Press(jobs)
        self._proof = self._press.proof(self._files.values())
        self._press.keep()
        self._rooted = _Rooted()
        self._first = night(self._proof)
        self._before = self._seen(self._first, self._files)
        self._rooted.keep()

    @property
    def notes(self) -> int:
        """How many notes it gives."""
        return len(self._proof.met)

    @property
    def settled(self) -> tuple[Settled, ...]:
        """Its notes as the first night knows them."""
        return self._first.settled

    def simulate(self, kind: str, seed: int, share: float) -> Iterator[Result]:
        """Yield what an edit of a share of the files does; for several edits also what it does to undo them."""
        edit = several if kind == SEVERAL else EDITS[kind]
        desk = Desk(dict(self._files), self._thesaurus, self._donors, self._writer, random.Random(f"{kind} {seed}"))
        edited(desk, edit, share)
        known = remembered(self._first.settled)
        proof = self._press.proof((desk.files[path] for path in sorted(desk.files)), known)
        second = night(proof, known, self._proof)
        yield self._result(kind, desk.edits, second, desk.files)
        if kind == SEVERAL:
            known = remembered(second.settled, known)
            third = night(self._press.proof(self._files.values(), known), known, proof)
            yield self._result(UNDO, desk.edits, third, self._files)
        self._press.forget()
        self._rooted.forget()

    def _result(self, kind: str, edits: int, made: Granted, files: Mapping[str, File]) -> Result:
        found = fates(self._before, self._seen(made, files), made.uncertain)
        return Result(
            kind, edits, tuple(Fated(fate, old.note, new.note) for fate, old, new in found), len(made.uncertain)
        )

    def _seen(self, made: Granted, files: Mapping[str, File]) -> list[Seen]:
        return [Seen(each.note, self._rooted.of(each.note, files)) for each in made.settled]

    def _statements(self, texts: Mapping[str, str]) -> Sequence[Text]:
        files = (self._writer.file(path, texts[path]) for path in sorted(texts))
        return [chunk for file in files for chunk in chunks(file.lines)[1:] if speaks(chunk)]


class _Rooted:
    """Finds the roots of notes; remembers those whose files are the same."""

    def __init__(self) -> None:
        self._found: dict[object, tuple[tuple[Roots, ...], Sequence[File]]] = {}
        self._kept = self._found

    def of(self, note: Note, files: Mapping[str, File]) -> tuple[Roots, ...]:
        """Return the roots of a note."""
        # The files are held beside their roots, so that no other can take their place in memory.
        held = [files[path] for path in dict.fromkeys(span.path for span in note.sources)]
        key = (tuple(map(id, held)), note.sources, note.front, note.back, note.text)
        if key not in self._found:
            self._found[key] = (roots(note, files), held)
        return self._found[key][0]

    def keep(self) -> None:
        """Remember for good what was found up to now."""
        self._kept = dict(self._found)

    def forget(self) -> None:
        """Forget what was found since."""
        self._found = dict(self._kept)


def texts_of(folder: Path) -> dict[str, str]:
    """Return the Markdown files of a folder by path; those that are no text are left out."""
    found = {}
    for path in sorted(folder.rglob("*.md")):
        parts = path.relative_to(folder).parts
        if any(part.startswith(".") for part in parts) or not path.is_file():
            continue
        try:
            found["/".join(parts)] = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    return found


def parted(texts: Mapping[str, str], files: int, donors: int) -> tuple[dict[str, str], dict[str, str]]:
    """Choose some files for a vault, always the same, and others for donors."""
    paths = sorted(texts)
    random.Random(1).shuffle(paths)
    vault = paths[: min(files, len(paths) * 9 // 10)]
    rest = paths[len(vault) : len(vault) + donors]
    return {path: texts[path] for path in vault}, {path: texts[path] for path in rest}


def totals(results: Sequence[Result]) -> dict[str, Counter[str]]:
    """Return the counts of results by kind of edit, with `edits` and `uncertain` among them."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        found[result.kind].update({fate.value: count for fate, count in result.counts.items()})
        found[result.kind].update({"edits": result.edits, "uncertain": result.uncertain})
    return dict(found)
