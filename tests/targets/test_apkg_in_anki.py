"""What the real Anki does with our packages."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from hand_made import NOW, Pictures, cloze, note_of, pair

from notes2anki.model import Deletion, Note, Style
from notes2anki.reading.document import read_document
from notes2anki.targets.apkg import write_apkg

LOG_FIELDS = (
    "new",
    "updated",
    "duplicate",
    "conflicting",
    "first_field_match",
    "missing_notetype",
    "missing_deck",
    "empty_first_field",
)


def bring_in(collection: Collection, package: Path) -> dict[str, int]:
    """Import as Anki's dialog does by default, and return what its log counts, without the zeros."""
    request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    collection.models._clear_cache()
    counts = {field: len(getattr(log, field)) for field in LOG_FIELDS}
    return {field: count for field, count in counts.items() if count}


def deliver(collection: Collection, notes: Sequence[Note], folder: Path) -> dict[str, int]:
    write_apkg(notes, folder / "deck.apkg")
    return bring_in(collection, folder / "deck.apkg")


def card_rows(collection: Collection) -> Any:
    return collection.db.all(
        "SELECT id, nid, did, ord, type, queue, due, ivl, factor, reps, flags FROM cards ORDER BY id"
    )


def anki_note(collection: Collection, note: Note) -> Any:
    return collection.get_note(collection.db.scalar("SELECT id FROM notes WHERE guid = ?", note.guid))


def visible(side: str) -> str:
    """Return the words that one side of a card shows, white space collapsed."""
    bare = re.sub(r"<(?!/?(?:b|strong|code|span)\b)[^>]*>", " ", re.sub(r"(?s)<style>.*?</style>", "", side))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", bare)).split())


def test_imports_cleanly_and_every_note_has_its_cards(
    collection: Collection, notes: tuple[Note, ...], tmp_path: Path
) -> None:
    assert deliver(collection, notes, tmp_path) == {"new": 4}
    assert [len(anki_note(collection, note).cards()) for note in notes] == [1, 1, 2, 2]
    assert collection.fix_integrity()[1]
    assert not collection.get_empty_cards().notes
    assert collection.db.scalar("SELECT count(*) FROM cards") == 6
    missing = collection.media.check()
    assert (list(missing.missing), list(missing.unused)) == ([], [])


def test_importing_the_same_export_again_updates_nothing(
    collection: Collection, notes: tuple[Note, ...], tmp_path: Path
) -> None:
    deliver(collection, notes, tmp_path)
    before = (tmp_path / "deck.apkg").read_bytes()
    assert deliver(collection, notes, tmp_path) == {"duplicate": 4}
    assert (tmp_path / "deck.apkg").read_bytes() == before


def test_one_edited_answer_updates_exactly_one(collection: Collection, tmp_path: Path) -> None:
    first = [note_of(pair(f"이름 {index}", f"뜻 {index}")) for index in range(5)]
    deliver(collection, first, tmp_path)
    edited = [*first[:2], note_of(pair("이름 2", "고친 뜻"), modified=NOW + 60), *first[3:]]
    assert edited[2].guid == first[2].guid
    assert deliver(collection, edited, tmp_path) == {"updated": 1, "duplicate": 4}
    assert "고친 뜻" in anki_note(collection, first[2])["Back"]


def test_what_the_user_did_in_anki_stays(collection: Collection, tmp_path: Path) -> None:
    studied, suspended, moved, edited = (note_of(pair(f"이름 {index}", f"뜻 {index}")) for index in range(4))
    deliver(collection, [studied, suspended, moved, edited], tmp_path)
    card = anki_note(collection, studied).cards()[0]
    collection.decks.select(card.did)
    collection.sched.answerCard(collection.sched.getCard(), 3)
    collection.sched.suspend_cards([anki_note(collection, suspended).cards()[0].id])
    collection.set_deck([anki_note(collection, moved).cards()[0].id], collection.decks.id("내 덱"))
    collection.tags.bulk_add([anki_note(collection, note).id for note in (studied, suspended)], "내태그")
    note_type = collection.models.by_name("notes2anki Basic")
    note_type["css"] = ".card { color: pink }"
    collection.models.update_dict(note_type)
    rows, reviews = card_rows(collection), collection.db.all("SELECT * FROM revlog")
    assert len(reviews) == 1

    changed = note_of(pair("이름 3", "고친 뜻"), modified=NOW + 60)
    assert deliver(collection, [studied, suspended, moved, changed], tmp_path) == {"updated": 1, "duplicate": 3}

    assert card_rows(collection) == rows
    assert collection.db.all("SELECT * FROM revlog") == reviews
    assert "내태그" in anki_note(collection, studied).tags
    assert "내태그" in anki_note(collection, suspended).tags
    assert collection.models.by_name("notes2anki Basic")["css"] == ".card { color: pink }"


def test_importing_again_never_asks_for_a_full_sync(
    collection: Collection, notes: tuple[Note, ...], tmp_path: Path
) -> None:
    deliver(collection, notes[:1], tmp_path)
    collection.db.execute("UPDATE col SET ls = ?", collection.db.scalar("SELECT max(scm, mod) FROM col"))
    assert not collection.schema_changed()
    deliver(collection, [replace(note, modified=NOW + 60) for note in notes], tmp_path)
    assert not collection.schema_changed()


def test_new_cards_are_learnt_in_reading_order(collection: Collection, tmp_path: Path) -> None:
    written = [note_of(pair(subject, "뜻")) for subject in ("하나", "둘", "셋")]
    deliver(collection, written, tmp_path)
    assert [anki_note(collection, note).cards()[0].due for note in written] == [1, 2, 3]


def test_decks_tags_and_hidden_fields_arrive(collection: Collection, notes: tuple[Note, ...], tmp_path: Path) -> None:
    deliver(collection, notes, tmp_path)
    note = anki_note(collection, notes[0])
    assert collection.decks.name(note.cards()[0].did) == "공부::DNS"
    assert sorted(note.tags) == ["2026-05", "n2a::definition", "네트워크::DNS"]
    assert note["N2AId"] == notes[0].guid
    shape = {field["name"]: field for field in note.note_type()["flds"]}
    assert [name for name, field in shape.items() if field["collapsed"]] == ["N2AId", "Reserved1", "Reserved2"]


def test_a_later_note_type_joins_without_conflict(
    collection: Collection, notes: tuple[Note, ...], tmp_path: Path
) -> None:
    deliver(collection, notes[:1], tmp_path)
    assert deliver(collection, notes, tmp_path) == {"new": 3, "duplicate": 1}
    names = sorted(entry.name for entry in collection.models.all_names_and_ids() if "notes2anki" in entry.name)
    assert names == ["notes2anki Basic", "notes2anki Cloze", "notes2anki Reversed", "notes2anki Typed"]


@pytest.mark.parametrize("style", [Style.BASIC, Style.TYPED, Style.REVERSED])
def test_question_shows_the_front_and_never_the_answer(collection: Collection, tmp_path: Path, style: Style) -> None:
    note = note_of(pair("리졸버", "이름을 주소로 바꾼다", style))
    deliver(collection, [note], tmp_path)
    card = anki_note(collection, note).cards()[0]
    assert "리졸버란?" in card.question()
    assert "DNS" in card.question()
    assert "이름을 주소로 바꾼다" not in card.question()
    assert "obsidian://open?vault=%EA%B3%B5%EB%B6%80&amp;file=2026%2F05-11" in card.answer()
    assert "리졸버란?" in card.answer()


def test_cloze_hides_what_is_asked_and_shows_the_rest(collection: Collection, tmp_path: Path) -> None:
    note = note_of(cloze("재귀 질의는 리졸버가 한다.", ("재귀", 1), ("리졸버가", 2)))
    deliver(collection, [note], tmp_path)
    first, second = anki_note(collection, note).cards()
    assert "리졸버가" in first.question()
    assert ">[...]<" in first.question()
    assert "재귀" not in first.question().replace('data-cloze="재귀"', "")
    assert "재귀" in second.question()
    assert ">재귀<" in first.answer()


@pytest.mark.parametrize(
    "sentence",
    [
        "괄호 }} 뒤의 {{c2::가짜}} 답",
        "이름 std::vector:: 의 답:",
        "{{c1::답}} 답",
        "[sound:a.mp3] [latex]x[/latex] \\(답\\) [$]답[/$] 답",
        "&lbrace;&#123;{ <b>답</b> & 답",
        "{ 답 }}}}",
    ],
)
def test_what_looks_like_ankis_own_signs_is_only_text(collection: Collection, tmp_path: Path, sentence: str) -> None:
    last = sentence.rindex("답")
    for start, end in ((last, last + 1), (0, last + 1), (last, len(sentence))):
        hidden = (Deletion(start, end, 1, "힌::트}}"),)
        candidate = replace(cloze(sentence), deletions=hidden, subject=f"{start} {end}")
        note = note_of(candidate)
        assert deliver(collection, [note], tmp_path) == {"new": 1}
        card, *others = anki_note(collection, note).cards()
        assert others == []
        assert visible(card.question()) == f"DNS {sentence[:start]}[힌::트}}}}]{sentence[end:]}"
        assert visible(card.answer()).startswith(f"DNS {sentence}")
        assert collection.get_card(card.id).question_av_tags() == []
        collection.remove_notes([card.nid])
    assert collection.fix_integrity()[1]


def test_pictures_and_sounds_arrive_and_none_is_missing(collection: Collection, tmp_path: Path) -> None:
    document = read_document("![[그림.png]] 앞\n\n![[소리.wav]]", "note.md")
    note = note_of(pair("그림", "", back=document.blocks), Pictures())
    deliver(collection, [note], tmp_path)
    check = collection.media.check()
    assert (list(check.missing), list(check.unused)) == ([], [])
    assert sorted(path.name for path in Path(collection.media.dir()).iterdir()) == [one.name for one in note.media]
    assert [tag.filename for tag in anki_note(collection, note).cards()[0].answer_av_tags()] == [note.media[0].name]


def test_a_second_card_asks_the_other_way_round(
    collection: Collection, notes: tuple[Note, ...], tmp_path: Path
) -> None:
    deliver(collection, notes, tmp_path)
    _, second = anki_note(collection, notes[2]).cards()
    assert visible(second.question()) == "DNS 이름에 IPv4 주소를 잇는다"
    assert visible(second.answer()).startswith("DNS 이름에 IPv4 주소를 잇는다 A 레코드란?")


def test_a_typed_answer_is_compared_with_the_words(
    collection: Collection, notes: tuple[Note, ...], tmp_path: Path
) -> None:
    deliver(collection, notes, tmp_path)
    card = anki_note(collection, notes[1]).cards()[0]
    assert "[[type:Back]]" in card.question()
    assert "[[type:Back]]" in card.answer()
    assert "typeBad" not in collection.compare_answer(anki_note(collection, notes[1])["Back"], "time to live")


def test_decks_that_differ_only_in_case_are_one(collection: Collection, tmp_path: Path) -> None:
    written = [
        note_of(pair("시험", "뜻", context=("CKA", "시험"))),
        note_of(pair("자격", "뜻", context=("cka",))),
    ]
    assert deliver(collection, written, tmp_path) == {"new": 2}
    assert [deck.name for deck in collection.decks.all_names_and_ids()] == ["Default", "공부", "공부::CKA"]
