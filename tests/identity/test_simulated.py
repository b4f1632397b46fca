"""The figures that the matching is held to, on our own sample notes; `simulate.py` shows them for any vault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from identity.card_nights import CARD_EDITS, simulate_cards
from identity.edits import EDITS
from identity.measure import Fate, Seen, fates
from identity.pages import page
from identity.simulate import table
from identity.simulation import SEVERAL, UNDO, Vault, texts_of, totals
from identity.truth import Roots, roots, same
from identity.writing import Writer, spliced
from notes2anki.cards.build import with_guid
from notes2anki.model import Note, Span

SAMPLE = Path(__file__).parents[2] / "sample_notes"
DONORS = 3  # files whose lines are written into the others


@cache
def vault() -> Vault:
    texts = texts_of(SAMPLE)
    paths = sorted(texts)
    return Vault({path: texts[path] for path in paths[DONORS:]}, {path: texts[path] for path in paths[:DONORS]})


def counted(kind: str, seeds: Sequence[int], share: float) -> dict[str, Counter[str]]:
    results = [result for seed in seeds for result in vault().simulate(kind, seed, share)]
    assert not [each for result in results for each in result.fated if each.fate is Fate.WRONG]
    return totals(results)


def kept(counts: Counter[str], stayed: Fate, left: Fate) -> float:
    """Return the share of guids that stayed, 1 where there was none to keep."""
    everything = counts[stayed] + counts[left]
    return counts[stayed] / everything if everything else 1.0


def hold(kind: str, counts: Counter[str]) -> None:
    """Assert what is promised for a kind of edit."""
    assert counts["edits"] > 0
    assert kept(counts, Fate.KEPT, Fate.LOST) >= 0.995
    least = {"typo": 0.97, "heading typo": 0.97, "rewording": 0.90}
    assert kept(counts, Fate.FOLLOWED, Fate.RENEWED) >= least.get(kind, 0.0)


@pytest.mark.parametrize("kind", ["typo", "rewording", "rename", "insertion", "deletion", "reorder"])
def test_edits_of_a_few_files(kind: str) -> None:
    hold(kind, counted(kind, range(2), 0.3)[kind])


@pytest.mark.long
@pytest.mark.parametrize("kind", [*EDITS, SEVERAL])
def test_edits_of_many_files(kind: str) -> None:
    found = counted(kind, range(10), 0.3)

    assert set(found) == ({SEVERAL, UNDO} if kind == SEVERAL else {kind})
    for each, counts in found.items():
        hold(each, counts)


@pytest.mark.parametrize("kind", CARD_EDITS)
def test_edits_of_cards(kind: str) -> None:
    counts = totals([simulate_cards(vault().settled, kind, seed, 0.1) for seed in range(2)])[kind]

    # Of two notes that differ by one word, no word tells whether one was edited or another took its place.
    assert counts["wrong"] <= (0.05 * counts["edits"] if kind == "replacement" else 0)
    assert counts["lost"] == 0
    hold(kind, counts)


def test_a_note_that_is_stated_twice_in_a_file_has_the_roots_of_both() -> None:
    file = Writer().file("net.md", "TTL => hops\n\nTTL => hops")
    twice = replace(page("net.md", "TTL => hops")[0], sources=(Span("net.md", 3, 3), Span("net.md", 1, 1)))
    for line in (1, 3):
        once = replace(twice, sources=(Span("net.md", line, line),))
        assert same(roots(once, {"net.md": file}), roots(twice, {"net.md": file}))


@pytest.mark.parametrize(
    ("then", "now", "fate"),
    [
        ("코어에 작업을 배분하는 것이다.", "코어에 작업을 배분하는 것이며", Fate.FOLLOWED),
        ("코어에 작업을 5번 배분하는 것이다.", "코어에 작업을 6번 배분하는 것이며", Fate.WRONG),
    ],
)
def test_a_guid_may_go_on_with_what_says_the_same_elsewhere(then: str, now: str, fate: Fate) -> None:
    writer = Writer()
    old, new = (Seen(*_stated(text, writer)) for text in (then, now))
    heir = Seen(with_guid(new.note, old.note.guid), new.roots)

    assert fate in {found for found, _old, _heir in fates([old], [heir], [])}


def _stated(text: str, writer: Writer) -> tuple[Note, tuple[Roots, ...]]:
    file = writer.file("os.md", text)
    note = page("os.md", text)[0]
    return note, roots(note, {"os.md": file})


def test_a_term_that_a_line_says_twice_is_still_asked_where_one_of_them_is_left() -> None:
    file = Writer().file("os.md", "swim and sink mend a heap: swim goes up")
    edited = replace(file, lines=(spliced(file.lines[0], 0, len("swim"), "push"),))
    note = page("os.md", "swim => goes up")[0]

    assert same(roots(note, {"os.md": file}), roots(note, {"os.md": edited}))


def test_one_seed_is_one_simulation() -> None:
    first, second = (tuple(vault().simulate("typo", 3, 0.3)) for _time in range(2))

    assert first == second
    assert tuple(vault().simulate("typo", 4, 0.3)) != first


def test_the_table_shows_each_kind_and_all_of_them() -> None:
    shown = table({"typo": Counter(edits=3, kept=8, lost=2, followed=3, renewed=1)}).splitlines()

    assert [line.split()[0] for line in shown] == ["edit", "typo", "all"]
    assert shown[1].split()[-2:] == ["80.00", "75.00"]
