"""Any history of edits, accidents and nights: no note is lost, none gets another's guid, and quiet nights are quiet.

By default the same 200 histories of 30 steps every time; `pytest -m long tests/sync/test_any_history.py` takes 1,000
others of 50.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from notes2anki.errors import RefusedError
from notes2anki.ledger import notes
from notes2anki.ledger.store import Ledger
from notes2anki.plan import ORPHAN_TAG
from notes2anki.sync.outcome import Outcome
from notes2anki.targets.apkg_reader import read_notes
from sync.nights import DAY, Nights, card

# Every fact has words that no other fact has, as a learner's facts do.
_SYLLABLES = ("ba", "cor", "du", "fen", "gi", "hol", "ju", "kes", "lo", "mar", "nu", "pim", "qua", "ros", "sit", "tev")
KILLED = 9
# Most of the time would go into waiting for a disk, which has no say in what this shows.
IN_MEMORY = next((place for place in ("/dev/shm",) if os.access(place, os.W_OK)), None)
EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "sqlite3.connect"})


def word(number: int) -> str:
    """Return an invented word, another for each number."""
    return "".join(_SYLLABLES[(number >> shift) & 15] for shift in (0, 4, 8))


@dataclass(slots=True)
class Fact:
    """A question and its answer. `family` is shared with its copies; `changed` is how, since the last run."""

    family: int
    words: int
    question: str = ""
    answer: str = ""
    changed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.question = f"What does {word(self.words)} do with {word(self.words + 1)}?"
        self.answer = f"It {word(self.words + 2)}s every {word(self.words + 3)} of the {word(self.words + 4)}."

    def copy(self) -> Fact:
        twin = Fact(self.family, self.words)
        twin.question, twin.answer, twin.changed = self.question, self.answer, set(self.changed)
        return twin


class History(RuleBasedStateMachine):
    """A vault, what is in it, and what Anki would know of it."""

    files = st.integers(0, 5)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="history-", dir=IN_MEMORY))
        self.nights = Nights(self.folder)
        self.vault: dict[str, list[Fact]] = {}
        self.owner: dict[str, int] = {}  # the family of each guid that was ever in a package
        self.guid: dict[int, str] = {}  # the guid of each family, by the last package
        self.modified: dict[str, int] = {}
        self.copied: set[int] = set()
        self.made = 0
        self.names = 0
        self.stale = True
        self.made_a_package = False

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=3))
    def write_a_vault(self, sizes: list[int]) -> None:
        for size in sizes:
            path = self._fresh_name()
            self.vault[path] = [self._new_fact() for _ in range(size)]
            self._save(path)

    # ---------------------------------------------------------------------------------------- the author

    @rule(file=files, above=st.booleans())
    def add_a_fact(self, file: int, above: bool) -> None:
        path = self._some(file)
        self.vault[path].insert(0 if above else len(self.vault[path]), self._new_fact())
        self._save(path)

    @rule(file=files, which=files, part=st.sampled_from(["question", "answer"]))
    def edit_a_fact(self, file: int, which: int, part: str) -> None:
        path = self._some(file)
        if not self.vault[path]:
            return
        fact = self.vault[path][which % len(self.vault[path])]
        if part == "question":
            fact.question = f"{fact.question[:-1]}, really?"
        else:
            fact.answer = f"{fact.answer[:-1]} at night."
        fact.changed.add(part)
        self._save(path)

    @rule(file=files, which=files)
    def delete_a_fact(self, file: int, which: int) -> None:
        path = self._some(file)
        if self.vault[path]:
            self.vault[path].pop(which % len(self.vault[path]))
            self._save(path)

    @rule(file=files)
    def reorder_facts(self, file: int) -> None:
        path = self._some(file)
        self.vault[path].reverse()
        self._save(path)

    @rule(file=files)
    def rename_a_file(self, file: int) -> None:
        path, new = self._some(file), self._fresh_name()
        (self.nights.vault / path).rename(self._place(new))
        self.vault[new] = self.vault.pop(path)
        for fact in self.vault[new]:
            fact.changed.add("path")
        self.stale = True

    @rule(file=files, other=files, which=files)
    def move_a_fact(self, file: int, other: int, which: int) -> None:
        path, target = self._some(file), self._some(other)
        if path == target or not self.vault[path]:
            return
        fact = self.vault[path].pop(which % len(self.vault[path]))
        fact.changed.add("path")
        self.vault[target].append(fact)
        self._save(path)
        self._save(target)

    @rule(file=files)
    def copy_a_file(self, file: int) -> None:
        path, new = self._some(file), self._fresh_name()
        self.vault[new] = [fact.copy() for fact in self.vault[path]]
        self.copied |= {fact.family for fact in self.vault[path]}
        self._save(new)

    @precondition(lambda self: len(self.vault) > 1)
    @rule(file=files)
    def delete_a_file(self, file: int) -> None:
        path = self._some(file)
        (self.nights.vault / path).unlink()
        del self.vault[path]
        self.stale = True

    # ---------------------------------------------------------------------------------------- the world

    @rule(days=st.integers(-400, 400))
    def let_the_clock_jump(self, days: int) -> None:
        self.nights.now += days * DAY

    @rule()
    def lose_the_ledger(self) -> None:
        self._need_both()
        shutil.rmtree(self.nights.config.state_folder, ignore_errors=True)
        self.stale = True

    @rule()
    def lose_the_package(self) -> None:
        self._need_both()
        self.nights.output.unlink(missing_ok=True)
        self.stale = True

    @rule(empty=st.booleans())
    def run_while_the_vault_is_not_there(self, empty: bool) -> None:
        away, before = self.folder / "away", self._package()
        self.nights.vault.rename(away)
        if empty:
            self.nights.vault.mkdir()
        with pytest.raises(RefusedError):
            self.nights.night()
        if empty:
            self.nights.vault.rmdir()
        away.rename(self.nights.vault)
        assert self._package() == before

    @precondition(lambda _self: hasattr(os, "fork"))
    @rule(events=st.integers(1, 250))
    def run_and_be_killed(self, events: int) -> None:
        before = self._package()
        child = os.fork()
        if child == 0:
            _run_until(self.nights, events)
        os.waitpid(child, 0)
        self.nights.now += DAY
        if self._package() != before:
            assert self.nights.written()  # it is whole
            self._observe()
        self.stale = True

    @rule()
    def run(self) -> None:
        self._night()
        self._observe()
        self._settle()

    @invariant()
    def a_run_without_changes_changes_nothing(self) -> None:
        if self.stale:
            return
        before = self._package()
        outcome = self._night()
        assert (outcome.taken.changes, outcome.handed, outcome.exit_code) == ((), (), 0)
        assert self._package() == before

    # ---------------------------------------------------------------------------------------- what must hold

    def _observe(self) -> None:
        """Look at the package: every note in it is that of one family, for ever, and its time only moves forward."""
        self.made_a_package = True
        by_question = {fact.question: fact for facts in self.vault.values() for fact in facts}
        for note in read_notes(self.nights.output).values():
            assert note.modified >= self.modified.get(note.guid, 0)
            self.modified[note.guid] = note.modified
            if ORPHAN_TAG not in note.tags and note.fields[0] in by_question:
                family = by_question[note.fields[0]].family
                assert self.owner.setdefault(note.guid, family) == family, "a guid went to another note"

    def _settle(self) -> None:
        """Look at the package after a run that ended well: everything is in it, under the guid that it had."""
        written = read_notes(self.nights.output).values()
        live = {note.fields[0]: note for note in written if ORPHAN_TAG not in note.tags}
        facts = [fact for facts in self.vault.values() for fact in facts]
        assert set(live) == {fact.question for fact in facts}
        for fact in facts:
            guid = live[fact.question].guid
            known = self.guid.get(fact.family)
            if known is not None and len(fact.changed) <= 1 and fact.family not in self.copied:
                assert guid == known, f"{fact} lost its guid"
            self.guid[fact.family] = guid
            fact.changed.clear()
        gone = set(self.guid) - {fact.family for fact in facts}
        for family in gone:
            del self.guid[family]
        self.stale = False

    # ---------------------------------------------------------------------------------------- by what means

    def _night(self) -> Outcome:
        try:
            return self.nights.night()
        except RefusedError:
            return self.nights.night(force=True)

    def _need_both(self) -> None:
        """Run, if need be, so that the ledger and the package both know all: what is lost with both is lost."""
        with Ledger(self.nights.config.state_folder).reading() as connection:
            ledger_knows = not notes.is_empty(connection)  # a run that was refused leaves one that knows nothing
        if self.made_a_package and not (ledger_knows and self.nights.output.exists()):
            self.run()

    def _package(self) -> bytes | None:
        return self.nights.output.read_bytes() if self.nights.output.exists() else None

    def _some(self, file: int) -> str:
        return sorted(self.vault)[file % len(self.vault)]

    def _fresh_name(self) -> str:
        self.names += 1
        return f"{('', 'daily/', '일기/')[self.names % 3]}{word(self.names * 7)}.md"

    def _new_fact(self) -> Fact:
        self.made += 1
        return Fact(self.made, self.made * 5)

    def _place(self, path: str) -> Path:
        place = self.nights.vault / path
        place.parent.mkdir(exist_ok=True)
        return place

    def _save(self, path: str) -> None:
        self.nights.write(path, "# Notes\n\n" + "".join(card(fact.question, fact.answer) for fact in self.vault[path]))
        self.stale = True


def _run_until(nights: Nights, events: int) -> None:
    """Run, and end like one that is killed, at some event of the interpreter or at the end."""
    left = [events]

    def count(event: str, _arguments: object) -> None:
        if event in EVENTS:
            left[0] -= 1
            if left[0] == 0:
                os._exit(KILLED)

    sys.addaudithook(count)
    try:
        nights.night(force=True)
    finally:
        os._exit(0)


def histories(number: int, steps: int, *, always_the_same: bool) -> settings:
    return settings(
        max_examples=number,
        stateful_step_count=steps,
        deadline=None,
        derandomize=always_the_same,
        suppress_health_check=list(HealthCheck),
    )


def test_two_hundred_histories() -> None:
    run_state_machine_as_test(History, settings=histories(200, 30, always_the_same=True))


@pytest.mark.long
def test_a_thousand_longer_ones() -> None:
    run_state_machine_as_test(History, settings=histories(1000, 50, always_the_same=False))
