"""A card that is there goes on hiding what it hid; what it says or what its author marks hides something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from notes2anki import run
from notes2anki.extract.judge import Judge
from notes2anki.sync import recipe
from notes2anki.targets.apkg_reader import read_notes
from notes2anki.vault.selection import select
from sync.nights import Nights

TEXT = "# Cluster\n\n- The scheduler picks a node for every pod.\n- The kubelet starts the containers of a pod.\n"


@pytest.fixture
def nights(tmp_path_factory: pytest.TempPathFactory) -> Nights:
    made = Nights(tmp_path_factory.mktemp("gaps"))
    made.write("a.md", TEXT)
    made.night()
    return made


@pytest.fixture
def updated(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Let an update of notes2anki hide of every statement what it thought least of before."""
    by_deletion, versions = Judge.by_deletion, recipe._versions

    def bring() -> None:
        monkeypatch.setattr(Judge, "by_deletion", lambda judge, views: by_deletion(judge, views)[::-1])
        monkeypatch.setattr(recipe, "_versions", lambda: iter([*versions(), "notes2anki 99"]))
        recipe.pipeline.cache_clear()

    yield bring
    recipe.pipeline.cache_clear()


def written(nights: Nights) -> dict[str, str]:
    return {guid: note.fields[0] for guid, note in read_notes(nights.output).items()}


def test_after_an_update_every_card_hides_what_it_hid(nights: Nights, updated: Callable[[], None]) -> None:
    before = written(nights)
    assert before
    updated()
    nights.night()
    assert written(nights) == before


def test_new_cards_hide_what_the_update_prefers(nights: Nights, updated: Callable[[], None]) -> None:
    before = written(nights)
    updated()
    nights.write("b.md", TEXT.replace("pod", "job"))
    nights.night()
    came = {guid: field for guid, field in written(nights).items() if guid not in before}
    assert came
    assert not {field.replace("job", "pod") for field in came.values()} & set(before.values())


def test_a_changed_statement_may_hide_something_else(nights: Nights, updated: Callable[[], None]) -> None:
    before = written(nights)
    updated()
    nights.edit("a.md", "picks a node for every pod", "picks one node for every new pod")
    nights.night()
    assert {guid for guid, field in written(nights).items() if field != before[guid]}


@pytest.mark.parametrize("words", ["scheduler", "every pod"])
def test_what_the_author_highlights_is_hidden(nights: Nights, words: str) -> None:
    before = written(nights)
    nights.edit("a.md", words, f"=={words}==")
    nights.night()
    after = written(nights)
    assert after.keys() >= before.keys()
    assert any(words in hidden for field in after.values() for hidden in re.findall(r"\{\{c1::(.*?)\}\}", field))


def test_a_heading_that_has_come_to_tell_the_words_is_not_shown(nights: Nights, updated: Callable[[], None]) -> None:
    before = written(nights)
    hidden = {guid: re.findall(r"\{\{c1::(.*?)\}\}", field)[0] for guid, field in before.items()}
    guid, words = next((guid, words) for guid, words in hidden.items() if words)
    updated()
    nights.edit("a.md", "# Cluster", f"# Cluster {words}")
    nights.night()
    notes = {str(key): note for key, note in read_notes(nights.output).items()}
    after = notes[guid]
    assert after.fields[0] == before[guid]
    assert words not in after.fields[2]
    others = [note for other, note in notes.items() if other in before and other != guid]
    assert others
    assert all(f"Cluster {words}" in note.fields[2] for note in others)


def test_an_export_with_the_ledger_hides_what_the_nights_hid(nights: Nights, updated: Callable[[], None]) -> None:
    before = written(nights)
    updated()
    selection = select([nights.vault])
    options = nights.config.card_options(selection.vault_name)
    made = run.harvest(selection, options, state=nights.config.state_folder).notes
    assert {note.guid: note.fields[0] for note in made} == before
    afresh = run.harvest(selection, options).notes
    assert {note.fields[0] for note in afresh}.isdisjoint(before.values())


def test_a_deletion_that_its_author_wrote_goes_where_he_puts_it(nights: Nights) -> None:
    nights.write("own.md", "The capital of {{c1::France}} is Paris.\n")
    nights.night()
    nights.edit("own.md", "{{c1::France}} is Paris", "France is {{c1::Paris}}")
    nights.night()
    assert "The capital of France is {{c1::Paris}}." in written(nights).values()
