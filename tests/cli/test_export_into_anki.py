"""From a vault through the command line into the real Anki, night after night."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from cli.conftest import Notes2Anki

Night = Callable[..., dict[str, int]]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    (tmp_path / "anki").mkdir()
    opened = Collection(str(tmp_path / "anki/collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def night(
    notes2anki: Notes2Anki, vault: Path, tmp_path: Path, collection: Any, monkeypatch: pytest.MonkeyPatch
) -> Night:
    """Export the vault a day later than the last time, import it as Anki's dialog does, and count."""
    clock = [time.time() - 30 * 86_400]  # what the user does in Anki comes after each night
    monkeypatch.setattr(time, "time", lambda: clock[0])

    def run(*options: object) -> dict[str, int]:
        clock[0] += 86_400
        assert notes2anki("export", vault, "-o", "deck.apkg", *options).code == 0
        request = ImportAnkiPackageRequest(package_path=str(tmp_path / "deck.apkg"), options=ImportAnkiPackageOptions())
        log = collection.import_anki_package(request).log
        fields = ("new", "updated", "duplicate", "conflicting", "empty_first_field")
        return {field: len(getattr(log, field)) for field in fields if len(getattr(log, field))}

    return run


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_an_unchanged_vault_updates_nothing_and_one_edit_updates_one_note(
    night: Night, collection: Any, vault: Path
) -> None:
    assert night() == {"new": 3}
    assert night() == {"duplicate": 3}

    edit(vault / "2026-03-03.md", "A: 53", "A: 53, over UDP first")
    assert night() == {"updated": 1, "duplicate": 2}
    assert night() == {"duplicate": 3}
    assert collection.find_notes("UDP")
    assert collection.fix_integrity()[1]


def test_what_the_user_did_in_between_stays(night: Night, collection: Any, vault: Path) -> None:
    night()
    (changed,) = collection.find_cards("front:*port*")
    (unchanged,) = collection.find_cards("front:TTL")
    for card_id in (changed, unchanged):
        card = collection.get_card(card_id)
        card.type, card.queue, card.ivl, card.due, card.reps = 2, 2, 30, 40, 5
        collection.update_card(card)
    collection.tags.bulk_add([collection.get_card(unchanged).nid], "my::own")
    collection.sched.suspend_cards([unchanged])

    edit(vault / "2026-03-03.md", "A: 53", "A: 53, over UDP first")
    edit(vault / "2026-03-02.md", "# 공부 메모장", "# 오전\n\n# 공부 메모장")
    assert night() == {"updated": 1, "duplicate": 2}

    for card_id, queue in ((changed, 2), (unchanged, -1)):
        card = collection.get_card(card_id)
        assert (card.queue, card.ivl, card.due, card.reps) == (queue, 30, 40, 5)
    assert "my::own" in collection.get_card(unchanged).note().tags


def test_with_a_state_folder_a_renamed_file_and_a_new_question_keep_their_cards(
    night: Night, collection: Any, vault: Path
) -> None:
    night("--state", "state")
    cards = collection.find_cards("")

    (vault / "2026-03-02.md").rename(vault / "network.md")
    edit(vault / "2026-03-03.md", "Which port does DNS use?", "On which port does DNS listen?")
    assert night("--state", "state") == {"updated": 3}

    assert collection.find_cards("") == cards
    assert night("--state", "state") == {"duplicate": 3}
