"""The nights give what one export of everything gives, whatever was read when."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from notes2anki import run
from notes2anki.ledger import notes
from notes2anki.ledger.store import Ledger
from notes2anki.model import Note
from notes2anki.vault.selection import select
from sync.nights import Nights

SAMPLE = Path(__file__).parents[2] / "sample_notes"


def told(note: Note) -> tuple[object, ...]:
    return (
        note.guid, note.kind, note.style, note.fields, note.deck, note.tags, note.media, note.sources, note.digest,
        note.front, note.back, note.text, note.context, note.block_id, note.clozes,
    )  # fmt: skip


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    made = Nights(tmp_path)
    shutil.copytree(SAMPLE, made.vault, dirs_exist_ok=True)
    # Facts that stand twice, and fronts that look alike, meet across files.
    made.write("again/2026-04-01.md", (SAMPLE / "2026-03-04.md").read_text(encoding="utf-8"))
    made.write("a.md", "Q: What is a port?\nA: A number of 16 bits.\n")
    made.write("b.md", "Q: What is a port?\nA: An interface that the core declares.\n")
    for file in made.vault.rglob("*.md"):
        made.settle(file)
    return made


def shipped(nights: Nights) -> list[tuple[object, ...]]:
    with Ledger(nights.config.state_folder).reading() as connection:
        modified = notes.shipped(connection, "vault", 5)
        return [told(note) for note in notes.bodies(connection, modified).values()]


def exported(nights: Nights) -> list[tuple[object, ...]]:
    selection = select([nights.vault])
    return [told(note) for note in run.harvest(selection, nights.config.card_options(selection.vault_name)).notes]


def test_all_in_one_night_or_file_by_file(nights: Nights, tmp_path: Path) -> None:
    whole = exported(nights)
    nights.night()
    assert shipped(nights) == whole

    slowly = Nights(tmp_path / "slowly")
    shutil.copytree(SAMPLE / "image", slowly.vault / "image")
    files = sorted(nights.vault.rglob("*.md"), key=lambda file: file.name[::-1])
    for group in (files[:3], files[3:9], files[9:]):
        for file in group:
            slowly.write(file.relative_to(nights.vault).as_posix(), file.read_bytes())
        slowly.night(force=True)

    # A fact that met its like on a later night keeps the guid of the earlier; all else is the same.
    assert [row[3][:5] for row in shipped(slowly)[: len(whole)]] == [row[3][:5] for row in whole]  # type: ignore[index]  # fields
