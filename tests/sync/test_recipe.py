"""By what notes are made of files: when that is another, everything is read again, and only then."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

import pytest

from notes2anki.sync import recipe
from sync.nights import Nights, fates


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    recipe.pipeline.cache_clear()
    yield
    recipe.pipeline.cache_clear()


def test_another_version_of_a_library_is_another_read_and_no_change(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights.night()
    package = nights.output.read_bytes()
    version = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "99.0" if name == "kiwipiepy" else version(name))
    recipe.pipeline.cache_clear()

    outcome = nights.night()

    assert (outcome.taken.files_read, fates(outcome)) == (2, {})
    assert nights.output.read_bytes() == package
    assert nights.night().taken.files_read == 0


@pytest.mark.parametrize("name", ["model.py", "extract/rank.py", "cards/card.css", "language/new/words.json"])
def test_any_source_that_bears_on_notes_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for room in recipe.ROOMS:
        place = tmp_path / room
        (place.parent if place.suffix else place).mkdir(parents=True, exist_ok=True)
        if place.suffix:
            place.write_text("one")
    monkeypatch.setattr(resources, "files", lambda _package: tmp_path)
    before = recipe.pipeline()
    recipe.pipeline.cache_clear()
    assert recipe.pipeline() == before
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("two")
    recipe.pipeline.cache_clear()

    assert recipe.pipeline() != before


def test_every_room_is_there() -> None:
    package = resources.files("notes2anki")

    assert [room for room in recipe.ROOMS if not (package / room).is_file() and not (package / room).is_dir()] == []


def test_no_kind_of_source_is_forgotten() -> None:
    package = Path(str(resources.files("notes2anki")))
    kinds = {
        file.suffix
        for room in recipe.ROOMS
        for file in (package / room).rglob("*")
        if file.is_file() and file.parent.name != "__pycache__"
    }

    assert kinds <= set(recipe.SOURCES)
