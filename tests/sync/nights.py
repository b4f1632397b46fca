"""Nights over a vault, with a clock of their own: no test waits, and no test depends on the hour."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from notes2anki.config.values import Config
from notes2anki.plan import What
from notes2anki.sync.clock import Clock
from notes2anki.sync.night import Night
from notes2anki.sync.outcome import Outcome
from notes2anki.sync.task import Effort
from notes2anki.targets.apkg_reader import WrittenNote, read_notes

START = 1_800_000_000.0
DAY = 86_400.0


class Nights:
    """A vault, and a run over it each night.

    What is written in the vault gets a time of its own, long enough ago to have settled.
    """

    def __init__(self, folder: Path, **choices: object) -> None:
        self.vault = folder / "vault"
        self.vault.mkdir(parents=True)
        self.output = folder / "deck.apkg"
        self.config = replace(
            Config(self.vault, (self.output,), state=folder / "state", log=folder / "log"),
            **choices,  # type: ignore[arg-type]  # the fields of Config
        )
        self.now = START
        self.waited = 0.0
        self._written = 0

    def write(self, path: str, text: str | bytes, *, age: float = 3600.0) -> Path:
        """Write a file of the vault, `age` seconds ago."""
        file = self.vault / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.settle(file, age)
        return file

    def settle(self, file: Path, age: float = 3600.0) -> None:
        """Give a file a time that no other state of it has."""
        self._written += 1
        moment = int((self.now - age) * 1e9) + self._written
        os.utime(file, ns=(moment, moment))

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace words of a file."""
        text = (self.vault / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def night(self, *, force: bool = False, if_due: bool = False) -> Outcome:
        """Run a day after the last time."""
        self.now += DAY
        return Night(self.config, self.clock, Effort(force, 1)).run(if_due=if_due)

    def rehearsal(self, *, force: bool = False) -> Outcome:
        """Run dry, a day after the last time."""
        self.now += DAY
        return Night(self.config, self.clock, Effort(force, 1)).rehearse()

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now, self._wait)

    def _wait(self, seconds: float) -> None:
        self.waited += seconds
        self.now += seconds

    def written(self, package: Path | None = None) -> dict[str, WrittenNote]:
        """Return the notes of a package by what a person reads on their fronts."""
        return {note.fields[0]: note for note in read_notes(package or self.output).values()}


def card(question: str, answer: str) -> str:
    """Return a card as an author marks it, so that nothing hangs on the judge of prose."""
    return f"Q: {question}\nA: {answer}\n\n"


def fates(outcome: Outcome) -> dict[str, int]:
    """Return how many notes there are of each fate that is not "unchanged"."""
    counts = outcome.taken.counts
    return {what.value: counts[what.value] for what in What if what is not What.UNCHANGED and counts[what.value]}
