"""From a candidate to a note: its fields, its plain words, its deck and tags, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hand_made import DOCUMENT, Pictures, cloze, inline, note_of, pair, paragraph, text

from notes2anki.cards.build import build_note, with_distinct_guids, with_guid
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.cards.options import CardOptions, DeckFrom
from notes2anki.model import (
    Candidate,
    Deletion,
    Document,
    Guid,
    Inline,
    InlineKind,
    Kind,
    Mark,
    Note,
    Problem,
    Span,
    Style,
)
from notes2anki.reading.document import read_document

OPTIONS = CardOptions(vault="공부")
MISSING = Inline(InlineKind.IMAGE, "", target="없는 그림.png", label="설명")
PICTURE = Inline(InlineKind.IMAGE, "", target="image/그림.png", label="구조도")


def build(candidate: Candidate, document: Document = DOCUMENT, options: CardOptions = OPTIONS) -> Note:
    note, _ = build_note(candidate, document, options, Pictures())
    assert note is not None
    return note


def refused(candidate: Candidate) -> Problem:
    note, problems = build_note(candidate, DOCUMENT, OPTIONS, Pictures())
    assert note is None
    return problems[-1]


def field(note: Note, name: str) -> str:
    return note.fields[NOTE_TYPES[note.style].position(name)]


def test_a_pair() -> None:
    note = build(pair("리졸버", "이름을 주소로 바꾼다", context=("CKA", "DNS & 이름")))
    assert note.fields == (
        "리졸버란?",
        "<p>이름을 주소로 바꾼다</p>",
        "CKA ▸ DNS &amp; 이름",
        "",
        '<a href="obsidian://open?vault=%EA%B3%B5%EB%B6%80&amp;file=2026%2F05-11">05-11 ▸ line 5</a> · /notes/05-11/',
        note.guid,
        "",
        "",
    )
    assert (note.front, note.back, note.text) == ("리졸버란?", "이름을 주소로 바꾼다", None)
    assert (note.deck, note.tags) == ("공부::CKA", ("2026-05", "n2a::definition", "네트워크::DNS"))


def test_a_cloze() -> None:
    note = build(cloze("재귀 질의는 리졸버가, 반복 질의는 서버가 한다.", ("서버가", 2), ("재귀", 1)))
    assert note.fields[0] == "{{c1::재귀}} 질의는 리졸버가, 반복 질의는 {{c2::서버가}} 한다."
    assert note.front == "[…] 질의는 리졸버가, 반복 질의는 […] 한다."
    assert note.back == "재귀 / 서버가"
    assert note.text == "재귀 질의는 리졸버가, 반복 질의는 서버가 한다."


def test_a_note_tells_what_each_number_hides_and_the_block_id_that_it_bears() -> None:
    hidden = (("서버가", 2), ("재귀", 1), ("반복", 1))
    note = build(replace(cloze("재귀 질의는 리졸버가, 반복 질의는 서버가 한다.", *hidden), block_id="dns"))

    assert note.clozes == ((1, "재귀 / 반복"), (2, "서버가"))
    assert note.block_id == "dns"
    assert build(pair("리졸버", "이름을 주소로 바꾼다")).clozes == ()


def test_a_deletion_in_a_formula_asks_for_all_of_it() -> None:
    parts = (*text("표준오차는 "), inline(r"\sigma/\sqrt{n}", InlineKind.MATH), *text("이다"))
    note = build(replace(cloze("x", ("x", 1)), text=parts, deletions=(Deletion(10, 12),)))
    assert (note.front, note.back) == ("표준오차는 […]이다", r"\sigma/\sqrt{n}")


def test_a_typed_answer_is_plain_so_that_anki_can_compare_it() -> None:
    answer = paragraph(inline("time to live", InlineKind.TEXT, Mark.BOLD))
    assert build(pair("TTL", "", Style.TYPED, back=(answer,))).fields[1] == "time to live"


def test_plain_words_hold_no_markup() -> None:
    answer = paragraph(inline("a < b", InlineKind.CODE), *text(" & "), inline("굵게", InlineKind.TEXT, Mark.BOLD))
    note = build(pair("비교", "", back=(answer,)))
    assert note.back == "a < b & 굵게"
    assert note.fields[1] == "<p><code>a &lt; b</code> &amp; <strong>굵게</strong></p>"


def test_an_image_speaks_through_its_alternative_text() -> None:
    note = build(pair("그림", "", front=(PICTURE,), back=(paragraph(PICTURE),)))
    assert (note.front, note.back) == ("구조도", "구조도")
    assert [media.name for media in note.media] == ["n2a-dd04ea96ce99ac32.png"]
    assert note.fields[0] == '<img src="n2a-dd04ea96ce99ac32.png" alt="구조도">'


def test_a_missing_image_is_a_problem_with_file_and_line_and_the_card_names_it() -> None:
    candidate = pair("그림", "", back=(paragraph(*text("보라: "), MISSING),))
    note, problems = build_note(candidate, DOCUMENT, OPTIONS, Pictures())
    assert note is not None
    assert note.fields[1] == '<p>보라: <span class="n2a-missing">없는 그림.png</span></p>'
    assert [(problem.span, problem.code) for problem in problems] == [(Span(DOCUMENT.path, 5, 5), "missing-media")]
    assert "없는 그림.png" in problems[0].message


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"front": ()}, "front is empty"),
        ({"front": text(" \u00a0 ")}, "front is empty"),
        ({"front": (MISSING,)}, "front is empty"),
        ({"back": ()}, "back is empty"),
        ({"back": (paragraph(*text("\x00\x1f")),)}, "back is empty"),
        ({"back": (paragraph(MISSING),)}, "back is empty"),
        ({"back": (paragraph(*text("가" * 90_000)),)}, "larger than 256 kB"),
        ({"style": Style.CLOZE, "text": text("가나")}, "no deletion"),
        ({"style": Style.CLOZE, "text": text("가나"), "deletions": (Deletion(2, 2),)}, "hides nothing"),
    ],
)
def test_what_would_be_no_good_card_is_a_problem(changes: dict[str, Any], reason: str) -> None:
    problem = refused(pair("리졸버", "답", **changes))
    assert problem.code == "refused-note"
    assert problem.span == Span(DOCUMENT.path, 5, 5)
    assert reason in problem.message


def test_html_nested_without_end_is_refused() -> None:
    document = read_document("<div>" * 600 + "끝", DOCUMENT.path)
    assert "500 HTML tags" in refused(pair("깊이", "", back=document.blocks)).message


def test_control_characters_never_reach_a_field() -> None:
    note = build(pair("가\x1f나\x00\ufdd0\ud800", "답\x07\x85", context=("CKA\x1f",)))
    assert note.fields[:3] == ("가나란?", "<p>답</p>", "CKA")
    assert note.front == "가나란?"
    assert note.deck == "공부::CKA"


FOOTNOTES = """CNI는 런타임을 기반으로 동작한다.[^1] 다르게도[^2] 한다.

[^1]: 네트워크 네임스페이스를 런타임이 만들기 때문이다.[^2]
[^2]: 둘째
"""


def test_footnotes_stand_below_the_answer() -> None:
    document = read_document(FOOTNOTES, "a.md")
    note = build(pair("CNI", "", back=document.blocks), document)
    assert field(note, "Extra") == (
        '<section class="n2a-footnotes"><ol><li>네트워크 네임스페이스를 런타임이 만들기 때문이다.'
        '<sup class="n2a-ref">2</sup></li><li>둘째</li></ol></section>'
    )
    assert "둘째" not in note.back


def test_the_footnote_that_is_the_answer_is_not_listed_again() -> None:
    document = read_document(FOOTNOTES, "a.md")
    front = document.blocks[0].lines[0].inlines
    note = build(pair("CNI", "", kind=Kind.FOOTNOTE, front=front, back=document.footnotes[0].children), document)
    assert note.fields[0] == 'CNI는 런타임을 기반으로 동작한다. 다르게도<sup class="n2a-ref">1</sup> 한다.'
    assert field(note, "Extra") == '<section class="n2a-footnotes"><ol><li>둘째</li></ol></section>'


@pytest.mark.parametrize(
    ("options", "context", "path", "deck"),
    [
        (CardOptions("공부"), ("CKA", "DNS"), "a.md", "공부::CKA"),
        (CardOptions("공부"), ("공부 메모장", "CKA"), "a.md", "공부::CKA"),
        (CardOptions("공부"), (), "a.md", "공부"),
        (CardOptions("공부", deck_root="나::시험"), ("CKA",), "a.md", "나::시험::CKA"),
        (CardOptions("공부", deck_from=DeckFrom.FOLDER), ("CKA",), "2026/5월/a.md", "공부::2026::5월"),
        (CardOptions("공부", deck_from=DeckFrom.VAULT), ("CKA",), "2026/a.md", "공부"),
        (CardOptions(""), ("CKA",), "a.md", "CKA"),
        (CardOptions(""), (), "a.md", "notes2anki"),
        (CardOptions("공부"), ('std::vector "벡터"',), "a.md", "공부::std:vector 벡터"),
        (CardOptions("공부"), ("\u1100\u1161\x07",), "a.md", "공부::가"),
        (CardOptions("공부"), ("긴 " * 99,), "a.md", "공부::" + ("긴 " * 40).strip()),
    ],
)
def test_decks(options: CardOptions, context: tuple[str, ...], path: str, deck: str) -> None:
    document = replace(DOCUMENT, path=path)
    assert build(pair("리졸버", "답", context=context), document, options).deck == deck


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ((), ()),
        (("2025-04", "2025-04-2week"), ("2025-04", "2025-04-2week")),
        (("태그/하위",), ("태그::하위",)),
        (("a::b", "두 낱말", "#앞"), ("a::b", "두_낱말", "앞")),
        (("CKA", "cka"), ("CKA",)),
        (("", "/", '"'), ()),
    ],
)
def test_tags(tags: tuple[str, ...], expected: tuple[str, ...]) -> None:
    note = build(pair("리졸버", "답"), replace(DOCUMENT, tags=tags))
    assert note.tags == tuple(sorted(("n2a::definition", *expected)))


def test_the_published_page_is_a_link_when_the_site_is_known() -> None:
    note = build(pair("리졸버", "답"), options=CardOptions("", site_url="https://garden.example/"))
    assert field(note, "Source") == ('05-11 ▸ line 5 · <a href="https://garden.example/notes/05-11/">/notes/05-11/</a>')


def test_all_places_that_state_the_fact_are_named() -> None:
    sources = (Span(DOCUMENT.path, 5, 5), Span("2026/05-12.md", 7, 8))
    source = field(build(pair("리졸버", "답", sources=sources)), "Source")
    assert source.count("<a ") == 2
    assert "05-12 ▸ line 7" in source


def test_the_digest_moves_with_what_the_card_shows_and_with_nothing_else() -> None:
    first = build(pair("리졸버", "답"))
    same = [
        build(pair("리졸버", "답", sources=(Span(DOCUMENT.path, 99, 99),))),
        build(pair("리졸버", "답", score=0.5, reason="다른 까닭")),
        build(pair("리졸버", "답"), options=replace(OPTIONS, deck_root="다른 덱")),
        with_guid(first, Guid("0000000000")),
    ]
    other = [
        build(pair("리졸버", "고친 답")),
        build(pair("리졸버", "답", context=("다른 제목",))),
        build(pair("리졸버", "답"), replace(DOCUMENT, tags=("새태그",))),
        build(pair("리졸버", "답"), replace(DOCUMENT, path="옮긴/05-11.md")),
        build(pair("리졸버", "답", Style.REVERSED)),
    ]
    assert {note.digest for note in same} == {first.digest}
    assert len({note.digest for note in (first, *other)}) == 6


def test_another_version_of_pygments_changes_no_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    code = read_document("```python\nx = 1\n```", DOCUMENT.path).blocks
    coloured = build(pair("코드", "", back=code))
    monkeypatch.setattr("notes2anki.cards.highlight.MAX_HIGHLIGHTED", 0)
    plain = build(pair("코드", "", back=code))
    assert coloured.fields != plain.fields
    assert coloured.digest == plain.digest
    other = read_document("```python\nx = 2\n```", DOCUMENT.path).blocks
    assert build(pair("코드", "", back=other)).digest != plain.digest


def test_a_rewritten_answer_keeps_the_guid_and_another_sentence_has_its_own() -> None:
    assert build(pair("리졸버", "답")).guid == build(pair("리졸버", "고친 답")).guid
    assert build(cloze("가는 나다", ("나", 1))).guid != build(cloze("가는 다다", ("다다", 1))).guid


def test_notes_born_alike_are_told_apart_in_reading_order() -> None:
    notes = [note_of(pair("리졸버", answer)) for answer in ("첫째", "둘째", "셋째")]
    distinct = with_distinct_guids(notes)
    assert distinct[0] == notes[0]
    assert len({note.guid for note in distinct}) == 3
    assert all(field(note, "N2AId") == note.guid for note in distinct)
    assert with_distinct_guids(notes) == distinct
