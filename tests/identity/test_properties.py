"""What holds for the matching whatever was written and whatever became of it."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from identity.pages import Page, known, page
from notes2anki.identity import match
from notes2anki.model import Note, Span

WORDS = ("서버", "캐시가", "root", "zone", "asks", "기록을", "보낸다", "server", "80", "C++")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
QUESTIONS = st.tuples(SENTENCES, SENTENCES).map(" => ".join)
LINES = st.lists(st.one_of(SENTENCES, QUESTIONS, st.just(""), st.just("# 제목")), max_size=8)
VAULTS = st.dictionaries(st.sampled_from(("a.md", "b.md", "폴더/c.md")), LINES, max_size=3).map(
    lambda files: tuple(note for path, lines in sorted(files.items()) for note in page(path, *lines))
)

modestly = settings(max_examples=40, deadline=None)


@modestly
@given(VAULTS, VAULTS)
def test_no_guid_is_given_twice_and_none_is_invented(before: Page, after: Page) -> None:
    old = known(before)

    found = match(after, old)

    given_away = [each.known for each in found.matches]
    assert len(given_away) == len(set(given_away))
    assert set(given_away) <= {each.guid for each in old}
    assert len({each.note for each in found.matches}) == len(found.matches)


@modestly
@given(VAULTS, VAULTS)
def test_what_is_uncertain_is_new_and_may_only_be_what_is_lost(before: Page, after: Page) -> None:
    found = match(after, known(before))

    matched, taken = {each.note for each in found.matches}, {each.known for each in found.matches}
    for doubt in found.uncertain:
        assert doubt.note not in matched
        assert doubt.close
        assert not taken & {guid for guid, _score in doubt.close}


@modestly
@given(VAULTS, VAULTS, st.randoms(use_true_random=False))
def test_the_order_in_which_notes_are_given_changes_nothing(before: Page, after: Page, dice: random.Random) -> None:
    old, new = known(before), list(after)

    found = match(new, old)
    dice.shuffle(old)
    dice.shuffle(new)

    assert match(new, old) == found


@modestly
@given(VAULTS, VAULTS)
def test_a_note_whose_words_are_where_they_were_keeps_its_guid(before: Page, after: Page) -> None:
    """Twins of one page are taken in their order, as long as there are as many as before."""
    found = {each.note: each.known for each in match(after, known(before)).matches}

    old_twins, new_twins = _twins(before), _twins(after)
    for words, news in new_twins.items():
        if len(news) == len(old_twins.get(words, ())):
            assert [found[note.guid] for note in news] == [f"g:{note.guid}" for note in old_twins[words]]


@modestly
@given(VAULTS)
def test_an_unchanged_vault_is_itself(vault: Page) -> None:
    found = match(vault, known(vault))

    assert {each.note: each.known for each in found.matches} == {note.guid: f"g:{note.guid}" for note in vault}
    assert found.uncertain == ()


@modestly
@given(VAULTS)
def test_a_vault_that_is_moved_as_a_whole_is_itself(vault: Page) -> None:
    here = tuple(replace(note, sources=(_in_archive(note.sources[0]),)) for note in vault)

    found = {each.note: each.known for each in match(here, known(vault)).matches}

    words = {f"g:{note.guid}": _words(note) for note in vault}
    assert len(found) == len(vault)
    assert all(words[found[note.guid]] == _words(note) for note in here)


def _in_archive(span: Span) -> Span:
    return replace(span, path=f"보관/{span.path}")


def _words(note: Note) -> tuple[object, ...]:
    return (note.style, note.front, note.back, note.text, note.context)


def _twins(notes: Page) -> dict[tuple[object, ...], list[Note]]:
    found: dict[tuple[object, ...], list[Note]] = {}
    for note in notes:
        found.setdefault((note.sources[0].path, *_words(note)), []).append(note)
    return found
