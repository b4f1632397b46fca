"""What the user decided about cards: kept beside the notes, with what it teaches and without a word of theirs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from hand_made import NOW, note_of, pair

from notes2anki.draft import Draft, Settled
from notes2anki.ledger import decisions, notes, spares
from notes2anki.ledger.decisions import Decision, KnownCard, Verdict
from notes2anki.ledger.schema import MIGRATIONS
from notes2anki.ledger.store import Ledger
from notes2anki.model import Guid, Kind, Span

TRAITS = (("kind_concept", 1.0), ("language_ko", 1.0))
NOTE = replace(note_of(pair("리졸버", "이름을 주소로 바꾸어 주는 프로그램")), sources=(Span("a.md", 5, 6),), score=0.8)
SPARE = replace(note_of(pair("캐시", "답을 잠시 두는 곳")), sources=(Span("a.md", 9, 9),), score=0.4)
KEPT = Decision(Guid("a"), Verdict.KEEP, NOW, Kind.CLAIM, "en", 0.4, TRAITS)
DROPPED = Decision(Guid("b"), Verdict.DROP, NOW, Kind.CONCEPT, "ko", 0.8, ())


@pytest.fixture
def connection(ledger: Ledger) -> Iterator[sqlite3.Connection]:
    with ledger.writing() as opened:
        yield opened


def test_they_are_read_as_they_were_recorded(connection: sqlite3.Connection) -> None:
    decisions.record(connection, [DROPPED, KEPT])

    assert decisions.load(connection) == (KEPT, DROPPED)
    assert decisions.dropped(connection) == {"b"}


def test_the_last_on_a_card_counts_and_may_be_forgotten(connection: sqlite3.Connection) -> None:
    decisions.record(connection, [KEPT, DROPPED])
    decisions.record(connection, [replace(KEPT, verdict=Verdict.DROP)])
    assert decisions.dropped(connection) == {"a", "b"}

    decisions.forget(connection, [Guid("a"), Guid("never")])
    assert decisions.load(connection) == (DROPPED,)


def test_a_note_that_was_only_made_because_it_was_kept_is_wanted_no_more(connection: sqlite3.Connection) -> None:
    made = [Settled(NOTE, NOTE.guid, 0, low=True), Settled(SPARE, SPARE.guid, 1, low=True)]
    notes.record(connection, made, "볼트", NOW)
    decisions.record(connection, [replace(KEPT, guid=NOTE.guid)])
    decisions.forget(connection, [NOTE.guid, SPARE.guid])

    assert {each.known.guid: each.low for each in notes.remembered(connection)} == {NOTE.guid: False, SPARE.guid: True}


def test_the_digest_tells_whether_other_things_are_decided() -> None:
    digests = {
        decisions.digest(each)
        for each in ((), (KEPT,), (DROPPED,), (KEPT, DROPPED), (replace(KEPT, verdict=Verdict.DROP),))
    }

    assert len(digests) == 5
    assert decisions.digest(()) == ""
    assert decisions.digest((KEPT, DROPPED)) == decisions.digest((DROPPED, KEPT))


def test_notes_and_spares_are_what_can_be_decided_on(connection: sqlite3.Connection) -> None:
    notes.record(connection, [Settled(NOTE, NOTE.guid, 0, TRAITS)], "볼트", NOW)
    spares.record(connection, "a.md", [Draft(SPARE, 1, "colon", "캐시", "ko", traits=TRAITS)])

    assert decisions.known_cards(connection) == (
        KnownCard(NOTE.guid, NOTE.kind, 0.8, TRAITS, "a.md", 5, NOTE.front, NOTE.back, True, True),
        KnownCard(SPARE.guid, SPARE.kind, 0.4, TRAITS, "a.md", 9, SPARE.front, SPARE.back, False, True),
    )
    decided = decisions.known_cards(connection)[0].decided(Verdict.KEEP, NOW)
    assert decided == Decision(NOTE.guid, Verdict.KEEP, NOW, NOTE.kind, "ko", 0.8, TRAITS)

    spares.forget(connection, ["a.md"])
    assert [card.guid for card in decisions.known_cards(connection)] == [NOTE.guid]


def test_a_decision_holds_no_words_of_the_note(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        notes.record(connection, [Settled(NOTE, NOTE.guid, 0, TRAITS)], "볼트", NOW)
        decisions.record(connection, [decisions.known_cards(connection)[0].decided(Verdict.DROP, NOW)])
    with ledger.reading() as connection:
        (row,) = connection.execute("SELECT * FROM verdicts").fetchall()

    assert not any(word in str(value) for value in row for word in ("리졸버", "이름", "주소", "a.md"))


def test_what_is_dropped_is_not_shipped_and_stays_known(connection: sqlite3.Connection) -> None:
    notes.record(connection, [Settled(NOTE, NOTE.guid, 0), Settled(SPARE, SPARE.guid, 1, low=True)], "볼트", NOW)
    decisions.record(connection, [replace(DROPPED, guid=NOTE.guid)])

    assert list(notes.shipped(connection, "볼트", 5)) == [SPARE.guid]
    assert {each.known.guid: each.low for each in notes.remembered(connection)} == {NOTE.guid: False, SPARE.guid: True}
    notes.orphan(connection, [NOTE], NOW)
    assert [orphan.deleted for orphan in notes.orphans(connection)] == [True]


def test_a_decision_outlives_its_note_being_written_again(connection: sqlite3.Connection) -> None:
    notes.record(connection, [Settled(NOTE, NOTE.guid, 0)], "볼트", NOW)
    decisions.record(connection, [replace(DROPPED, guid=NOTE.guid)])
    notes.orphan(connection, [NOTE], NOW)
    notes.record(connection, [Settled(NOTE, NOTE.guid, 0)], "볼트", NOW)

    assert decisions.dropped(connection) == {NOTE.guid}


def test_a_ledger_of_the_version_before_is_taken_over(ledger: Ledger) -> None:
    ledger.path.parent.mkdir()
    with closing(sqlite3.connect(ledger.path)) as database:
        database.executescript(f"{' '.join(MIGRATIONS[:3])} PRAGMA user_version = 3;")
        database.execute(
            "INSERT INTO notes (guid, vault, kind, style, path, line_start, front, back, digest, modified, first_seen,"
            " last_seen) VALUES ('g', '볼트', 'concept', 'basic', 'a.md', 5, 'TTL', 'hops', '1', 7, 1, 2)"
        )
        database.commit()

    with ledger.reading() as connection:
        (card,) = decisions.known_cards(connection)
        assert (card.guid, card.traits, card.language, card.score) == ("g", (), "", 1.0)
        assert decisions.load(connection) == ()
