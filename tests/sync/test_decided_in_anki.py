"""Decisions into the real Anki: what is dropped does not come back, what is kept comes, no review is touched."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from notes2anki.ledger.decisions import Verdict
from sync.decided import MORE_QUOTED, cards, decide, forget, teach, vault
from sync.nights import DAY, Nights, card


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    (tmp_path / "anki").mkdir()
    opened = Collection(str(tmp_path / "anki/collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    """Return nights of which the first is over, long before anything is done in Anki."""
    made = vault(tmp_path / "night", min_score=0.5)
    made.now = time.time() - 30 * DAY
    made.write("marked.md", card("What is a TTL?", "hops"))
    made.night()
    return made


def bring_in(collection: Any, nights: Nights) -> None:
    request = ImportAnkiPackageRequest(package_path=str(nights.output), options=ImportAnkiPackageOptions())
    collection.import_anki_package(request)


def guids(collection: Any) -> set[str]:
    return set(collection.db.list("SELECT guid FROM notes"))


def study(collection: Any) -> None:
    """Answer every card that Anki shows, and have some of them reviewed long ago."""
    for card_id in collection.find_cards("deck:*"):
        collection.sched.set_due_date([card_id], "30")
    while (shown := collection.sched.getCard()) is not None:
        collection.sched.answerCard(shown, 3)


def history(collection: Any, but: set[str]) -> dict[str, tuple[Any, ...]]:
    """Return the notes, all of their cards' scheduling and their reviews, by guid."""
    rows = collection.db.all(
        "SELECT n.guid, n.id, n.mod, n.flds, n.tags, c.id, c.type, c.queue, c.due, c.ivl, c.factor, c.reps,"
        " (SELECT count(*) FROM revlog r WHERE r.cid = c.id) FROM notes n JOIN cards c ON c.nid = n.id ORDER BY c.id"
    )
    found: dict[str, tuple[Any, ...]] = {}
    for guid, *rest in rows:
        if guid not in but:
            found[guid] = (*found.get(guid, ()), tuple(rest))
    return found


def test_dropped_stays_away_kept_comes_and_no_review_is_touched(nights: Nights, collection: Any) -> None:
    bring_in(collection, nights)
    study(collection)
    dropped = cards(nights, "quoted.md")[-1].guid
    before = history(collection, {dropped})
    assert all(reviews for ((*_rest, reviews), *_more) in before.values())

    collection.remove_notes(collection.db.list("SELECT id FROM notes WHERE guid = ?", dropped))
    decide(nights, Verdict.DROP, [dropped])
    nights.night()
    bring_in(collection, nights)
    assert dropped not in guids(collection)
    assert history(collection, {dropped}) == before

    # New cards like it are left out, one of them is kept, and the dropped one is written anew.
    teach(nights, "place_quote", "place_list")
    nights.write("more.md", MORE_QUOTED)
    nights.edit("quoted.md", "picks a node for every pod", "picks one node for every pod")
    nights.night()
    bring_in(collection, nights)
    assert guids(collection) == set(before)

    kept = cards(nights, "more.md")[-1].guid
    decide(nights, Verdict.KEEP, [kept])
    nights.night()
    bring_in(collection, nights)
    assert guids(collection) == {*before, kept}
    changed = {each.guid for each in cards(nights, "quoted.md")}  # their heading's section was edited
    assert history(collection, {kept, *changed}) == {guid: rest for guid, rest in before.items() if guid not in changed}

    forget(nights, [dropped])
    nights.night()
    bring_in(collection, nights)
    assert dropped in guids(collection)
    assert collection.fix_integrity()[1]
