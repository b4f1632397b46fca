"""A card that is there goes on asking as it asked; only new cards are asked as an update thinks better."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import cloze, pair

from notes2anki import run
from notes2anki.cli import main
from notes2anki.extract import Say
from notes2anki.extract.gates import refuse
from notes2anki.extract.judge import Judge
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.statements import Statements, Weighed, chosen
from notes2anki.ledger.decisions import KnownCard, Verdict
from notes2anki.model import Kind, Span
from notes2anki.plain import plain_back, plain_front, plain_text
from notes2anki.sync import recipe
from notes2anki.sync.kept_views import with_kept_views
from notes2anki.targets.apkg_reader import read_notes
from notes2anki.vault.selection import select
from sync.decided import cards, decide
from sync.nights import Nights, fates

TEXT = """# Threads

- A mutex is a lock that only one thread can hold at a time.
- **Semaphore**: a counter that lets a fixed number of threads in.
- 뮤텍스는 한 번에 한 스레드만 들 수 있는 잠금이다.
"""
TERMS = frozenset({Kind.DEFINITION, Kind.CONCEPT})
GAPS = frozenset({Kind.CLAIM})

Update = Callable[..., None]


@pytest.fixture(params=[(TERMS, GAPS), (GAPS, TERMS)], ids=["by-term", "by-gap"])
def liked(request: pytest.FixtureRequest) -> tuple[frozenset[Kind], frozenset[Kind]]:
    """Return the kinds that are liked before an update, and after it."""
    kinds: tuple[frozenset[Kind], frozenset[Kind]] = request.param
    return kinds


@pytest.fixture
def update(monkeypatch: pytest.MonkeyPatch) -> Iterator[Update]:
    """Let an update of notes2anki like some kinds of card, and every card as much as it says."""
    weigh, versions = Judge.weigh, recipe._versions

    def bring(kinds: frozenset[Kind], most: float = 0.9) -> None:
        def like(judge: Judge, proposal: Proposal) -> Proposal:
            weighed = weigh(judge, proposal)
            score = most if weighed.candidate.kind in kinds else most / 2
            return replace(weighed, candidate=replace(weighed.candidate, score=score))

        monkeypatch.setattr(Judge, "weigh", like)
        monkeypatch.setattr(recipe, "_versions", lambda: iter([*versions(), f"notes2anki {sorted(kinds)} {most}"]))
        recipe.pipeline.cache_clear()

    yield bring
    recipe.pipeline.cache_clear()


@pytest.fixture
def nights(tmp_path: Path, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]]) -> Nights:
    """Return nights of which the first is over: every statement has a card of the kinds that are liked before."""
    made = Nights(tmp_path)
    made.write("a.md", TEXT)
    update(liked[0])
    made.night()
    assert {each.kind for each in asked(made)} <= liked[0]
    assert len(asked(made)) == 3
    return made


def asked(nights: Nights, path: str = "") -> list[KnownCard]:
    """Return the cards that are there, of one file or of all."""
    return [each for each in cards(nights, path) if each.made and each.live]


@pytest.mark.parametrize("most", [0.9, 0.4])
def test_after_an_update_every_card_asks_as_it_asked(
    nights: Nights, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]], most: float
) -> None:
    before = read_notes(nights.output)
    update(liked[1], most)
    for _ in range(2):
        assert fates(nights.night()) == {}
    nights.edit("a.md", "# Threads", "# Threads\n\n- [ ] read more")
    nights.night()
    after = read_notes(nights.output)
    assert {guid: note.fields[:2] for guid, note in after.items()} == {
        guid: note.fields[:2] for guid, note in before.items()
    }


def test_an_edited_statement_is_asked_as_it_was(
    nights: Nights, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]]
) -> None:
    before = {each.guid for each in asked(nights)}
    update(liked[1])
    nights.edit(
        "a.md", "a lock that only one thread can hold at a time", "a lock that just one thread can hold at once"
    )
    assert fates(nights.night()) == {"modified": 1}
    assert {each.guid for each in asked(nights)} == before


def test_what_is_written_in_its_place_is_asked_as_is_best(
    nights: Nights, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]]
) -> None:
    update(liked[1])
    nights.edit("a.md", "A mutex is a lock that only one thread can hold at a time.", "A fiber is a task that yields.")
    nights.night()
    assert {each.kind for each in asked(nights) if "task" in each.front + each.back} <= liked[1]
    assert len(asked(nights)) == 3


@pytest.mark.parametrize("most", [0.9, 0.4])
def test_a_title_that_an_update_likes_pushes_out_no_card_of_its_line(
    tmp_path: Path, update: Update, most: float
) -> None:
    update(GAPS)
    nights = Nights(tmp_path)
    nights.write("a.md", "# Locks\n\n- Ordering\n  - Threads take the locks by their number.\n")
    nights.night()
    before = read_notes(nights.output)
    assert [each.kind for each in asked(nights)] == [Kind.CLAIM]
    update(TERMS, most)
    assert fates(nights.night()) == {}
    assert read_notes(nights.output).keys() == before.keys()

    nights.write("b.md", "# Keys\n\n- Ordering\n  - Clerks take the keys by their number.\n")
    nights.night()
    assert [each.kind for each in asked(nights, "b.md")] == ([Kind.CONCEPT] if most > 0.5 else [])


def test_a_better_statement_pushes_no_card_over_the_limit(tmp_path: Path) -> None:
    nights = Nights(tmp_path, most_per_file=2)
    nights.write("a.md", TEXT.rpartition("- ")[0])
    nights.night()
    before = read_notes(nights.output)
    nights.edit("a.md", "# Threads", "# Threads\n\nWho may hold a lock?::One thread.\n")
    assert fates(nights.night()) == {}
    assert read_notes(nights.output).keys() == before.keys()
    assert len(before) == 2

    nights.edit("a.md", "- **Semaphore**: a counter that lets a fixed number of threads in.", "")
    nights.night()
    assert {each.front for each in asked(nights)} > {"Who may hold a lock?"}


def test_nor_does_one_that_comes_with_an_update(
    tmp_path: Path, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]]
) -> None:
    update(liked[0])
    nights = Nights(tmp_path, most_per_file=2)
    nights.write("a.md", TEXT.rpartition("- ")[0])
    nights.night()
    before = read_notes(nights.output)
    update(liked[1])
    nights.edit("a.md", "# Threads", "# Threads\n\n- **Barrier**: a point where threads wait for each other.")
    assert fates(nights.night()) == {}
    assert read_notes(nights.output).keys() == before.keys()


def test_new_cards_are_asked_as_the_update_prefers(
    nights: Nights, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]]
) -> None:
    update(liked[1])
    nights.write("b.md", TEXT.replace("thread", "process").replace("스레드", "프로세스"))
    nights.night()
    assert {each.kind for each in asked(nights, "b.md")} <= liked[1]
    assert {each.kind for each in asked(nights, "a.md")} <= liked[0]


def test_a_card_whose_text_is_back_comes_before_the_one_that_took_its_place(
    nights: Nights, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]]
) -> None:
    before = {each.guid for each in asked(nights)}
    nights.write("a.md", "# Threads\n")
    nights.night(force=True)
    update(liked[1])
    nights.write("a.md", TEXT)
    nights.night()
    assert {each.guid for each in asked(nights)}.isdisjoint(before)
    update(liked[0])
    nights.night(force=True)
    assert {each.guid for each in asked(nights)} == before


def test_a_view_that_nothing_should_ask_for_is_not_brought_back(
    nights: Nights,
    update: Update,
    liked: tuple[frozenset[Kind], frozenset[Kind]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = read_notes(nights.output)
    monkeypatch.setattr(
        "notes2anki.extract.rank.refuse", lambda each: "generic" if each.candidate.kind in liked[0] else refuse(each)
    )
    update(liked[1])
    assert fates(nights.night(force=True)) == {"added": 3, "orphaned": 3}
    assert {each.guid for each in asked(nights)}.isdisjoint(before)


@pytest.mark.parametrize(
    ("code", "stays"), [("hedge", True), ("reference", True), ("struck", False), ("no-card", False)]
)
def test_a_card_stays_that_an_update_would_refuse(
    tmp_path: Path, update: Update, monkeypatch: pytest.MonkeyPatch, code: str, stays: bool
) -> None:
    nights = Nights(tmp_path)
    nights.write("a.md", TEXT)
    nights.night()
    before = read_notes(nights.output)
    assert before
    monkeypatch.setattr("notes2anki.extract.rank.refuse", lambda _each: code)
    update(TERMS)
    for _ in range(2):
        assert "added" not in fates(nights.night(force=True))
    nights.edit("a.md", "# Threads", "# Threads\n\nA fiber is a task that yields by itself.\n")
    assert fates(nights.night()) == {}
    assert {"n2a::orphan" in note.tags for note in read_notes(nights.output).values()} == {not stays}
    selection = select([nights.vault])
    options = nights.config.card_options(selection.vault_name)
    rejected = run.harvest(selection, options, state=nights.config.state_folder).rejections
    assert {each.code for each in rejected if "fiber" in plain_front(each.candidate)} == {code}
    if stays:
        assert read_notes(nights.output) == before
        nights.write("a.md", "# Threads\n")
        assert fates(nights.night(force=True)) == {"orphaned": len(before)}


def test_of_two_sentences_in_a_line_the_one_that_an_update_would_refuse_keeps_its_card(
    tmp_path: Path, update: Update, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights = Nights(tmp_path)
    nights.write("a.md", "A shard holds a part of the rows. A volume outlives the container that mounts it.\n")
    nights.night()
    before = read_notes(nights.output)
    assert len(before) == 2
    monkeypatch.setattr(
        "notes2anki.extract.rank.refuse",
        lambda each: "example" if "volume" in (plain_text(each.candidate) or "") else refuse(each),
    )
    update(GAPS)
    assert fates(nights.night(force=True)) == {}
    assert read_notes(nights.output) == before


def test_of_what_was_dropped_no_other_view_comes(
    nights: Nights, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]]
) -> None:
    decide(nights, Verdict.DROP, [asked(nights)[0].guid])
    nights.night()
    before = read_notes(nights.output)
    assert len(before) == 2
    update(liked[1])
    nights.night()
    assert read_notes(nights.output).keys() == before.keys()


def test_an_export_with_the_ledger_asks_as_the_nights_do(
    nights: Nights, update: Update, liked: tuple[frozenset[Kind], frozenset[Kind]]
) -> None:
    before = {guid: note.fields[:2] for guid, note in read_notes(nights.output).items()}
    update(liked[1])
    selection = select([nights.vault])
    options = nights.config.card_options(selection.vault_name)
    made = run.harvest(selection, options, state=nights.config.state_folder).notes
    assert {note.guid: note.fields[:2] for note in made} == before
    assert {note.kind for note in run.harvest(selection, options).notes} <= liked[1]


def test_that_is_what_is_explained(
    nights: Nights,
    update: Update,
    liked: tuple[frozenset[Kind], frozenset[Kind]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    update(liked[1])
    with pytest.raises(SystemExit):
        main(["explain", str(nights.vault / "a.md"), "--state", str(nights.config.state_folder), "--json"])
    verdicts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    shown = {each["kind"] for each in verdicts if each["verdict"] == "kept"}
    assert shown
    assert shown <= liked[0]


def test_a_statement_that_would_look_the_same_takes_no_cards_place(tmp_path: Path, update: Update) -> None:
    mutex, semaphore = "Every thread waits for ==the mutex==.\n", "Every thread waits for ==the semaphore==.\n"
    nights = Nights(tmp_path)
    nights.write("a.md", f"# Locks\n\n{mutex}")
    update(GAPS)
    nights.night()
    before = read_notes(nights.output)
    assert len(before) == 1
    nights.write("a.md", f"# Locks\n\n{semaphore}\n{mutex}")  # of equals the first stays
    assert fates(nights.night()) == {}
    assert read_notes(nights.output).keys() == before.keys()
    (note,) = read_notes(nights.output).values()
    assert "the mutex" in note.fields[0]
    selection = select([nights.vault])
    options = nights.config.card_options(selection.vault_name)
    (kept,) = run.harvest(selection, options, state=nights.config.state_folder).notes
    assert (kept.guid, kept.back) == (*before, "the mutex")
    (first,) = run.harvest(selection, options).notes
    assert first.back == "the semaphore"


def test_what_one_statement_asks_is_not_asked_of_another_too() -> None:
    term, gap = (
        pair("뮤텍스", "한 스레드만 드는 잠금"),
        cloze("뮤텍스는 한 스레드만 드는 잠금이다.", ("한 스레드만", 1)),
    )
    text = Statements(
        (Weighed((term,)), Weighed((gap, replace(term, sources=(Span("a.md", 9, 9),))))), Say(minimum=0.5)
    )
    extraction = chosen(text)
    said = {"a.md": {(term.style, plain_front(term), plain_back(term)): True}}
    assert with_kept_views(extraction, "a.md", said) == extraction
    assert with_kept_views(chosen(replace(text, each=text.each[1:])), "a.md", said).candidates[0].kind is term.kind


def test_an_edited_term_is_no_gap_though_that_says_more_of_it() -> None:
    term, gap = (
        pair("mutex", "a lock that one thread may hold"),
        cloze("mutex a lock that one thread holds on", ("lock", 1)),
    )
    extraction = chosen(Statements((Weighed((gap, term)),), Say(minimum=0.5)))
    before = (term.style, "mutex", "a lock that one thread holds")
    assert extraction.candidates == (gap,)
    assert with_kept_views(extraction, "a.md", {"a.md": {before: True}}).candidates == (term,)
    assert with_kept_views(extraction, "a.md", {"a.md": {before: False}}) == extraction


def test_a_term_that_is_explained_again_above_keeps_its_card(tmp_path: Path, update: Update) -> None:
    nights = Nights(tmp_path)
    mutex = "A mutex is a lock that one thread holds.\n"
    nights.write("a.md", f"# Locks\n\n- Readers never wait for writers.\n\n{mutex}")
    update(TERMS)
    nights.night()
    before = read_notes(nights.output)
    assert before
    nights.write("a.md", f"# Locks\n\nA mutex is a word in every textbook.\n\n- Readers never wait.\n\n{mutex}")
    assert "orphaned" not in fates(nights.night())
    backs = {guid: note.fields[1] for guid, note in read_notes(nights.output).items() if guid in before}
    assert any("one thread holds" in back and "every textbook" in back for back in backs.values())
