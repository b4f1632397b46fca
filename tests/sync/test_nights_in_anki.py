"""Thirty nights into the real Anki, with study in between: no review is lost and what the user did stays.

Two users import every morning: one the whole package, one only what the night changed (the delta).
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from notes2anki.ledger import marks, notes
from notes2anki.ledger.store import Ledger
from notes2anki.model import Guid
from notes2anki.plan import ORPHAN_TAG
from sync.nights import DAY, Nights, card
from sync.test_any_history import word

NIGHTS = 30
CSS = ".card { color: pink }"


@dataclass(slots=True)
class Fact:
    """Something to learn; `key` is its own for ever, whatever becomes of its words."""

    key: int
    question: str
    answer: str
    is_cloze: bool = False
    picture: str = ""

    @property
    def text(self) -> str:
        if self.is_cloze:
            return f"{self.question} {{{{c1::{self.answer}}}}} and {{{{c2::{word(self.key * 3)}}}}} too.\n\n"
        return card(self.question, f"{self.answer}\n![[{self.picture}]]" if self.picture else self.answer)


class Author:
    """Edits a vault a little every day; no fact changes in more than one way between two nights."""

    def __init__(self, nights: Nights, seed: int) -> None:
        self.random = random.Random(seed)
        self.nights = nights
        self.files: dict[str, list[Fact]] = {}
        self.made = 0
        self.changed: set[int] = set()
        self.gone: set[int] = set()
        for _file in range(6):
            path = self._new_path()
            self.files[path] = [self._new_fact() for _ in range(4)]
            self._save(path)

    @property
    def facts(self) -> dict[int, Fact]:
        return {fact.key: fact for facts in self.files.values() for fact in facts}

    def edit(self) -> None:
        """Do a day's work."""
        self.changed, self.gone = set(), set()
        for _step in range(self.random.randint(0, 4)):
            self.random.choice((self._add, self._answer, self._ask, self._delete, self._rename, self._insert))()

    def _add(self) -> None:
        path = self.random.choice(sorted(self.files))
        self.files[path].insert(self.random.randint(0, len(self.files[path])), self._new_fact())
        self._save(path)

    def _answer(self) -> None:
        path, fact = self._untouched()
        fact.answer = f"{fact.answer} {word(self.random.randint(3000, 4000))}"
        self._touch(path, fact)

    def _ask(self) -> None:
        path, fact = self._untouched()
        fact.question = fact.question.replace("What", "Say what") if "Say" not in fact.question else f"{fact.question}?"
        self._touch(path, fact)

    def _delete(self) -> None:
        path, fact = self._untouched()
        if len(self.facts) > 20:
            self.files[path].remove(fact)
            self.gone.add(fact.key)
            self._save(path)

    def _rename(self) -> None:
        path = self.random.choice(sorted(self.files))
        if {fact.key for fact in self.files[path]} & self.changed:
            return
        new = self._new_path()
        (self.nights.vault / path).rename(self.nights.vault / new)
        self.files[new] = self.files.pop(path)
        self.changed |= {fact.key for fact in self.files[new]}

    def _insert(self) -> None:
        path = self.random.choice(sorted(self.files))
        self._save(path, above=f"{word(self.random.randint(0, 4000))}.\n\n" * self.random.randint(1, 3))

    def _untouched(self) -> tuple[str, Fact]:
        places = [(path, fact) for path, facts in self.files.items() for fact in facts if fact.key not in self.changed]
        return self.random.choice(places)

    def _touch(self, path: str, fact: Fact) -> None:
        self.changed.add(fact.key)
        self._save(path)

    def _new_path(self) -> str:
        self.made += 1
        return f"{word(self.made * 31)}.md"

    def _new_fact(self) -> Fact:
        self.made += 1
        key = self.made
        question, answer = f"What {word(key * 5)} the {word(key * 5 + 1)}?", f"{word(key * 5 + 2)} {word(key * 5 + 3)}"
        if key % 4 == 0:
            return Fact(key, f"Every {word(key * 5)} {word(key * 5 + 1)}s", answer, is_cloze=True)
        picture = f"{key}.png" if key % 7 == 0 else ""
        if picture:
            self.nights.write(f"img/{picture}", b"\x89PNG\r\n\x1a\n%d" % key)
        return Fact(key, question, answer, picture=picture)

    def _save(self, path: str, above: str = "") -> None:
        self.nights.write(path, f"# Notes\n\n{above}" + "".join(fact.text for fact in self.files[path]))


@dataclass(slots=True)
class User:
    """Someone with a collection, who remembers what he did there."""

    collection: Any
    random: random.Random
    tagged: set[int] = field(default_factory=set)  # note ids
    edited: set[int] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)  # guids
    told: set[str] = field(default_factory=set)  # those of the deleted of which he told us
    reviews: int = 0

    def bring_in(self, package: Path) -> None:
        request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
        log = self.collection.import_anki_package(request).log
        assert (len(log.conflicting), len(log.missing_notetype), len(log.empty_first_field)) == (0, 0, 0)

    def study(self) -> None:
        """Review some cards, suspend some, move some; tag, edit and delete some notes."""
        col = self.collection
        cards = sorted(col.find_cards("deck:*"))
        for card_id in self.random.sample(cards, min(6, len(cards))):
            studied = col.get_card(card_id)
            col.sched.set_due_date([studied.id], str(self.random.randint(1, 60)))
            self.reviews += 1
        if self.collection.sched.getCard() is not None:
            studied = col.sched.getCard()
            col.sched.answerCard(studied, self.random.choice((1, 3)))
            self.reviews += 1
        col.sched.suspend_cards(self.random.sample(cards, 1))
        col.set_deck(self.random.sample(cards, 1), col.decks.id("내 덱"))
        chosen = self.random.sample(sorted(col.find_notes("deck:*")), 2)
        col.tags.bulk_add(chosen[:1], "내태그")
        self.tagged.add(chosen[0])
        note = col.get_note(chosen[1])
        note.fields[3] += "<br>내 메모"
        col.update_note(note)
        self.edited.add(chosen[1])

    def delete_one(self) -> str:
        """Delete a note that has its text, and return its guid."""
        note_id = self.random.choice(sorted(self.collection.find_notes(f"deck:* -tag:{ORPHAN_TAG}")))
        guid = self.guid(note_id)
        self.deleted.add(guid)
        self.collection.remove_notes([note_id])
        self.tagged.discard(note_id)
        self.edited.discard(note_id)
        return guid

    def guid(self, note_id: int) -> str:
        return str(self.collection.db.scalar("SELECT guid FROM notes WHERE id = ?", note_id))

    def scheduling(self) -> dict[int, tuple[Any, ...]]:
        """Return everything of each card that is not its text."""
        rows = self.collection.db.all(
            "SELECT id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, flags, data FROM cards"
        )
        return {row[0]: tuple(row[1:]) for row in rows}

    def count_reviews(self) -> int:
        return int(self.collection.db.scalar("SELECT count(*) FROM revlog"))

    def kept(self) -> dict[int, tuple[Any, ...]]:
        rows = self.collection.db.all("SELECT id, mod, flds, tags FROM notes")
        return {row[0]: tuple(row[1:]) for row in rows}


@pytest.fixture
def users(tmp_path: Path) -> Iterator[tuple[User, User]]:
    made = []
    for number in range(2):
        (tmp_path / f"anki{number}").mkdir()
        made.append(User(Collection(str(tmp_path / f"anki{number}/collection.anki2")), random.Random(number)))
    yield made[0], made[1]
    for user in made:
        user.collection.close()


def guids_by_key(author: Author, nights: Nights) -> dict[int, str]:
    """Return the guid of each fact by what the package says of it now; none for a fact that is not in it."""
    written = nights.written()
    found = {
        key: [note.guid for front, note in written.items() if fact.question in front]
        for key, fact in author.facts.items()
    }
    assert all(len(guids) <= 1 for guids in found.values())
    return {key: guids[0] for key, guids in found.items() if guids}


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long), pytest.param(3, marks=pytest.mark.long)])
def test_thirty_nights(tmp_path: Path, users: tuple[User, User], seed: int) -> None:
    nights = Nights(tmp_path / "night")
    # What the user does in Anki has the real time, and every night comes before it.
    nights.now = time.time() - (NIGHTS + 5) * DAY
    nights.config = replace(nights.config, delta=True)
    author = Author(nights, seed)
    guids: dict[int, str] = {}
    for number in range(NIGHTS):
        outcome = nights.night(force=True)
        assert outcome.exit_code == 0
        now = guids_by_key(author, nights)
        assert {guids[key] for key in author.facts.keys() - now.keys()} <= users[0].told
        assert {key: guids[key] for key in now if key in guids} == {key: now[key] for key in now if key in guids}
        guids |= now
        changed = {str(change.note.guid) for change in outcome.taken.changes}
        delta = next((each.delta for each in outcome.handed), None)
        for user, package in zip(users, (nights.output, delta), strict=True):
            _morning(user, package, changed)
            if number == 0:
                note_type = user.collection.models.by_name("notes2anki Basic")
                note_type["css"] = CSS
                user.collection.models.update_dict(note_type)
            _each_fact_is_there_once(user, author)
            user.study()
            assert user.collection.models.by_name("notes2anki Basic")["css"] == CSS
        _clear_away_orphans(nights, users[0])
        if number % 3 == 0:
            users[0].told.add(users[0].delete_one())
            _tell(nights, users[0].told)
        users[1].delete_one()
        author.edit()
    for user in users:
        assert user.deleted
    assert users[0].told
    for user in users:
        assert user.collection.fix_integrity()[1]
        assert list(user.collection.media.check().missing) == []


def _morning(user: User, package: Path | None, changed: set[str]) -> None:
    """Import what the night wrote, and look at what has become of everything."""
    cards, fields, reviews = user.scheduling(), user.kept(), user.count_reviews()
    if package is not None:
        user.bring_in(package)
    cards_after, fields_after = user.scheduling(), user.kept()
    guids = dict(user.collection.db.all("SELECT id, guid FROM notes"))
    untouched = {note_id for note_id in fields if guids[note_id] not in changed}

    assert user.count_reviews() == reviews == user.reviews
    assert {card_id: cards_after[card_id] for card_id in cards} == cards
    assert len(set(guids.values())) == len(guids)
    assert {each: fields_after[each] for each in untouched} == {each: fields[each] for each in untouched}
    assert all("내태그" in fields_after[note_id][2] for note_id in user.tagged & untouched)
    back = user.deleted & set(guids.values())
    assert back <= changed, "a deleted note came back although its author did not write it anew"
    assert not back & user.told, "a deleted note came back although its user had told us"
    user.deleted -= back


def _clear_away_orphans(nights: Nights, user: User) -> None:
    """Do as the report says: search for the tag, delete in Anki, and let no further package hold them."""
    orphans = user.collection.find_notes(f"tag:{ORPHAN_TAG}")
    user.deleted |= {user.guid(note_id) for note_id in orphans}
    user.tagged -= set(orphans)
    user.collection.remove_notes(orphans)
    with Ledger(nights.config.state_folder).reading() as connection:
        gone = {str(orphan.guid) for orphan in notes.orphans(connection)}
    _tell(nights, gone)


def _tell(nights: Nights, guids: set[str]) -> None:
    """Do as `notes2anki orphans delete` does."""
    with Ledger(nights.config.state_folder).writing() as connection:
        notes.delete(connection, map(Guid, sorted(guids)), int(nights.now))
        marks.put(connection, "seal", "")


def _each_fact_is_there_once(user: User, author: Author) -> None:
    """Look for duplicates as a person would: two notes that ask the same."""
    rows = user.collection.db.all("SELECT flds, tags FROM notes")
    fronts = [fields.split("\x1f")[0] for fields, tags in rows if ORPHAN_TAG not in tags]
    for fact in author.facts.values():
        assert sum(fact.question in front for front in fronts) <= 1
