"""What the Korean analyser said is remembered from night to night: only sentences never seen are analysed."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from notes2anki.language import korean_morphemes
from notes2anki.language.memory import Question, Token
from notes2anki.ledger.store import Ledger
from notes2anki.sync import recipe
from notes2anki.sync.night import Night
from notes2anki.sync.task import Effort
from sync.nights import Nights, fates

CACHES = """# 캐시

캐시는 자주 쓰는 값을 가까운 곳에 두는 저장소다.
쓰기 지연은 바뀐 값을 나중에 원본에 쓰는 방식이다.
"""
QUEUES = """# 큐

큐는 먼저 들어온 것을 먼저 내보내는 자료 구조다.
"""
EDITED = "캐시는 자주 쓰는 값을 아주 가까운 곳에 두는 저장소다."

# A run in a process of its own, which then tells what it has imported.
PROGRAM = """
import json, sys
from notes2anki.cli import main
try:
    main(["sync", "--jobs", "1"])
except SystemExit as left:
    print(json.dumps({"code": left.code, "kiwi": "kiwipiepy" in sys.modules}))
"""


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    recipe.pipeline.cache_clear()
    yield
    recipe.pipeline.cache_clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the analyser itself was asked about since this was last cleared."""
    texts: list[str] = []
    ask = korean_morphemes._ask

    def listen(question: Question) -> list[Token]:
        texts.append(question.text)
        return ask(question)

    monkeypatch.setattr(korean_morphemes, "_ask", listen)
    return texts


@pytest.fixture
def korean(tmp_path: Path, asked: list[str]) -> Nights:
    """A vault of two files with a first night behind."""
    nights = Nights(tmp_path)
    nights.write("cache.md", CACHES)
    nights.write("queue.md", QUEUES)
    assert nights.night().taken.files_read == 2
    assert len(asked) == len(set(asked)) == rows(nights) >= 3
    asked.clear()
    return nights


@pytest.fixture
def update(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Bring another version of notes2anki each time."""
    versions, numbers = recipe._versions, itertools.count()

    def bring() -> None:
        number = next(numbers)
        monkeypatch.setattr(recipe, "_versions", lambda: iter([*versions(), f"notes2anki {number}"]))
        recipe.pipeline.cache_clear()

    return bring


def rows(nights: Nights) -> int:
    with Ledger(nights.config.state_folder).reading() as connection:
        return int(connection.execute("SELECT count(*) FROM analyses").fetchone()[0])


def change(nights: Nights, script: str) -> None:
    with Ledger(nights.config.state_folder).writing() as connection:
        connection.execute(script)


def test_a_file_that_was_renamed_is_read_and_not_analysed(korean: Nights, asked: list[str]) -> None:
    (korean.vault / "cache.md").rename(korean.vault / "지연.md")
    outcome = korean.night()

    assert (outcome.taken.files_read, outcome.taken.files_gone, asked) == (1, 1, ["지연"])  # only its new name


def test_of_a_file_that_was_edited_only_what_is_new_is_analysed(korean: Nights, asked: list[str]) -> None:
    korean.edit("cache.md", "가까운", "아주 가까운")
    korean.night()

    assert asked == [EDITED]


def test_a_new_version_of_ours_reads_everything_and_analyses_nothing(
    korean: Nights, asked: list[str], update: Callable[[], None]
) -> None:
    package = korean.output.read_bytes()
    update()
    outcome = korean.night()

    assert (outcome.taken.files_read, fates(outcome), asked) == (2, {}, [])
    assert korean.output.read_bytes() == package


def test_a_new_version_of_the_analyser_is_asked_everything(
    korean: Nights, asked: list[str], update: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(korean)
    monkeypatch.setattr(korean_morphemes, "_fingerprint", lambda: "kiwi-99")
    update()
    korean.night()

    assert len(asked) == rows(korean) == before


def test_what_a_file_that_is_not_read_needs_is_kept_and_what_none_needs_goes_when_all_are_read(
    korean: Nights, asked: list[str], update: Callable[[], None]
) -> None:
    whole = rows(korean)
    korean.edit("cache.md", "가까운", "아주 가까운")
    (korean.vault / "queue.md").touch()
    korean.settle(korean.vault / "queue.md")
    korean.night()
    assert rows(korean) == whole + 1

    asked.clear()
    update()
    korean.night()
    assert (rows(korean), asked) == (whole, [])
    korean.edit("cache.md", "아주 가까운", "가까운")
    korean.night()
    assert asked == [CACHES.splitlines()[2]]


@pytest.mark.parametrize("script", ["UPDATE analyses SET answer = x'00'", "DELETE FROM analyses"])
def test_without_what_was_remembered_the_result_is_the_same(
    korean: Nights, asked: list[str], update: Callable[[], None], script: str
) -> None:
    package, before = korean.output.read_bytes(), rows(korean)
    change(korean, script)
    update()
    outcome = korean.night()

    assert (fates(outcome), len(asked), rows(korean)) == ({}, before, before)
    assert korean.output.read_bytes() == package
    update()
    korean.night()
    assert len(asked) == before  # what was damaged has been replaced


def test_a_rehearsal_recalls_and_remembers_nothing(
    korean: Nights, asked: list[str], update: Callable[[], None]
) -> None:
    ledger = Ledger(korean.config.state_folder).path.read_bytes()
    update()
    korean.edit("cache.md", "가까운", "아주 가까운")
    korean.rehearsal()

    assert asked == [EDITED]
    assert Ledger(korean.config.state_folder).path.read_bytes() == ledger


def test_other_processes_recall_and_tell_what_they_learned(korean: Nights, tmp_path: Path) -> None:
    other = Nights(tmp_path / "other")
    for file in sorted(korean.vault.iterdir()):
        other.write(file.name, file.read_bytes())
    Night(other.config, other.clock, Effort(jobs=2)).run()
    assert kept(other) == kept(korean)

    change(other, "UPDATE analyses SET answer = x'00'")
    other.config = replace(other.config, min_score=0.0)
    Night(other.config, other.clock, Effort(jobs=2)).run()
    assert kept(other) == kept(korean)


def kept(nights: Nights) -> list[Any]:
    with Ledger(nights.config.state_folder).reading() as connection:
        return connection.execute("SELECT key, answer FROM analyses ORDER BY key").fetchall()


def test_the_analyser_is_not_even_imported(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    nights.write("cache.md", CACHES)
    nights.write("queue.md", QUEUES)
    settings = tmp_path / "notes2anki.toml"
    text = 'vault = "vault"\noutput = "deck.apkg"\nstate = "state"\nlog = "log"\n'
    settings.write_text(text, encoding="utf-8")

    def imported() -> bool:
        command = [sys.executable, "-c", PROGRAM]
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        told = json.loads(done.stdout.splitlines()[-1])
        assert told["code"] == 0
        return bool(told["kiwi"])

    assert imported()
    assert not imported()  # nothing has changed
    (nights.vault / "elsewhere").mkdir()
    (nights.vault / "cache.md").rename(nights.vault / "elsewhere" / "cache.md")
    assert not imported()
    settings.write_text(f"{text}min_score = 0.5\n", encoding="utf-8")  # everything is read again
    assert not imported()
    nights.edit("elsewhere/cache.md", "가까운", "아주 가까운")
    assert imported()
