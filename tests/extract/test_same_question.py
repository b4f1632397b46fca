"""One question, one card, with all that the document answers."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import pair, paragraph, text

from extract.compact import cards, harvest
from notes2anki.extract.same_question import TOGETHER, answered_together
from notes2anki.model import BlockKind, Candidate, Kind, Span
from notes2anki.plain import plain_back


def said(line: int, term: str, answer: str, **changes: Any) -> Candidate:
    return pair(term, answer, sources=(Span("a.md", line, line),), **changes)


def test_two_explanations_of_one_term_are_one_answer_in_their_order() -> None:
    first, other, again = (
        said(3, "세션", "상태", score=0.6),
        said(5, "쿠키", "쪽지"),
        said(9, "세션", "대화", score=0.8),
    )
    (together, alone), rejected = answered_together([first, other, again])
    assert alone is other
    assert plain_back(together) == "상태\n대화"
    assert [block.kind for block in together.back] == [BlockKind.LIST]
    assert together.score == 0.8
    assert [source.start for source in together.sources] == [3, 9]
    assert [(each.candidate, each.code) for each in rejected] == [(again, TOGETHER)]


def test_a_block_and_a_sentence_stand_one_after_the_other() -> None:
    block = said(3, "세션", "상태", kind=Kind.CONCEPT, back=(paragraph(*text("상태")), paragraph(*text("서버에 있다"))))
    (together,), _rejected = answered_together([block, said(9, "세션", "대화")])
    assert plain_back(together) == "상태\n서버에 있다\n대화"
    assert {part.kind for part in together.back} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    "again",
    [
        said(9, "쿠키", "대화"),
        said(9, "세션", "대화", context=("HTTP",)),
        said(9, "세션", "대화", kind=Kind.EXPLICIT),
        said(9, "세션", "서버가 기억하는 상태."),
        said(9, "세션", "서버가 기억하는 상태를 말한다"),
        said(9, "세션", "말" * 700),
        said(9, "세션", "", back=tuple(paragraph(*text(f"{number}번째")) for number in range(10))),
    ],
    ids=[
        "another-term",
        "another-place",
        "marked-by-the-author",
        "the-same-answer",
        "more-of-it",
        "too-long",
        "too-many-lines",
    ],
)
def test_what_does_not_belong_together_stays_apart(again: Candidate) -> None:
    both = [said(3, "세션", "서버가 기억하는 상태"), again]
    assert answered_together(both) == (both, [])


def test_a_note_that_explains_a_term_twice_asks_for_both() -> None:
    found = harvest("세션: 서버가 기억하는 사용자의 상태\n\n세션: 연결을 맺고 끊을 때까지의 대화\n")
    both = "[definition] 세션 => 서버가 기억하는 사용자의 상태 ⏎ 연결을 맺고 끊을 때까지의 대화"
    assert [card for card in cards(found.candidates) if "세션" in card] == [f"{both}  (also 2026-05-11.md:3)"]
