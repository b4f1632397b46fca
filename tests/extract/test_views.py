"""A block and the definition in it do not ask one front for two answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hand_made import cloze, pair, paragraph, text

from notes2anki.extract.views import View, without_doubles
from notes2anki.model import Candidate, Kind, Span


def block(front: str, start: int, *lines: str, **changes: Any) -> Candidate:
    """Return a title with its body, from its own line on."""
    back = tuple(paragraph(*text(words), number=start + 1 + place) for place, words in enumerate(lines))
    span = Span("a.md", start, start + len(lines))
    given = {"kind": Kind.CONCEPT, "front": text(front), "back": back, "sources": (span,), **changes}
    return replace(pair("", ""), **given)


def definition(front: str, answer: str, line: int, **changes: Any) -> Candidate:
    return pair("", answer, front=text(front), sources=(Span("a.md", line, line),), **changes)


def kept(*views: View) -> list[Candidate]:
    return without_doubles(views)[0]


def test_the_definition_in_a_block_gives_way_to_the_block() -> None:
    whole, first = block("뮤텍스", 3, "잠금이다.", "하나만 든다."), definition("뮤텍스", "잠금", 4)
    candidates, rejected = without_doubles([View(whole, ()), View(first, ())])
    assert candidates == [whole]
    assert [(each.candidate, each.code) for each in rejected] == [(first, "other-view")]


def test_its_statement_is_then_asked_the_next_best_way() -> None:
    whole, first = block("뮤텍스", 3, "잠금이다.", "하나만 든다."), definition("뮤텍스", "잠금", 4)
    claim, worse = definition("[…] 잠금이다.", "뮤텍스는", 4), definition("뮤텍스는 […].", "잠금이다", 4)
    assert kept(View(whole, ()), View(first, (claim, worse))) == [whole, claim]


def test_a_block_of_one_line_gives_way_to_the_definition_in_it() -> None:
    whole, first = block("뮤텍스", 3, "잠금이다."), definition("뮤텍스", "잠금", 4)
    assert kept(View(whole, ()), View(first, ())) == [first]


def test_a_block_of_one_line_stays_where_nothing_else_asks_for_it() -> None:
    whole = block("뮤텍스", 3, "잠금이다.")
    assert kept(View(whole, ()), View(definition("세마포어", "정수", 4), ()))[0] == whole


def test_the_same_front_elsewhere_is_no_double() -> None:
    whole, later = block("뮤텍스", 3, "잠금이다.", "하나만 든다."), definition("뮤텍스", "잠금", 9)
    assert kept(View(whole, ()), View(later, ())) == [whole, later]


def test_another_front_in_the_block_stays() -> None:
    whole, inner = block("뮤텍스", 3, "잠금이다.", "소유자: 든 스레드"), definition("소유자", "든 스레드", 5)
    assert kept(View(whole, ()), View(inner, ())) == [whole, inner]


def test_a_block_of_one_line_is_not_asked_again_as_a_cloze() -> None:
    whole = block("장점", 3, "뮤텍스는 단순하다.")
    claim = cloze("뮤텍스는 단순하다.", ("단순하다", 1), sources=(Span("a.md", 4, 4),))
    assert kept(View(whole, ()), View(claim, ())) == [whole]


def test_one_sentence_of_several_on_a_line_may_be() -> None:
    whole = block("장점", 3, "뮤텍스는 단순하다. 스핀락은 문맥 교환이 없어서 짧은 구간에서 빠르다.")
    claim = cloze("뮤텍스는 단순하다.", ("단순하다", 1), sources=(Span("a.md", 4, 4),))
    assert kept(View(whole, ()), View(claim, ())) == [whole, claim]


def test_the_lines_of_a_longer_block_may_be() -> None:
    whole = block("장점", 3, "뮤텍스는 단순하다.", "스핀락은 빠르다.")
    claim = cloze("뮤텍스는 단순하다.", ("단순하다", 1), sources=(Span("a.md", 4, 4),))
    assert kept(View(whole, ()), View(claim, ())) == [whole, claim]


@pytest.mark.parametrize(
    ("title", "asks"), [("장점", True), ("스핀락이란?", True), ("Why it spins", True), ("동기화", False)]
)
def test_a_heading_of_one_line_stands_for_it_only_where_it_asks_for_it(title: str, asks: bool) -> None:
    whole = block(title, 3, "뮤텍스는 단순하다.", kind=Kind.HEADING, subject=title, context=())
    claim = cloze("뮤텍스는 단순하다.", ("단순하다", 1), sources=(Span("a.md", 4, 4),))
    assert kept(View(whole, ()), View(claim, ())) == ([whole] if asks else [whole, claim])


def test_a_heading_that_frames_a_definition_gives_way_to_it() -> None:
    whole = block("동기화", 3, "뮤텍스는 잠금이다.", kind=Kind.HEADING, subject="동기화", context=())
    inner = definition("뮤텍스", "잠금", 4)
    assert kept(View(whole, ()), View(inner, ())) == [inner]


@pytest.mark.parametrize(("title", "stays"), [("망", False), ("망은 왜 막히는가?", True)])
def test_a_heading_whose_every_line_has_a_name_of_its_own_only_frames_them(title: str, stays: bool) -> None:
    whole = block(title, 3, "ARP: 주소를 찾는다", "DNS: 이름을 푼다", kind=Kind.HEADING, subject=title)
    named = [definition("ARP", "주소를 찾는다", 4), definition("DNS", "이름을 푼다", 5)]
    candidates = kept(View(whole, ()), *(View(each, ()) for each in named))
    assert (whole in candidates) is stays


def test_a_heading_with_a_line_that_nothing_names_stays() -> None:
    whole = block("망", 3, "ARP: 주소를 찾는다", "느리면 줄인다.", kind=Kind.HEADING)
    assert whole in kept(View(whole, ()), View(definition("ARP", "주소를 찾는다", 4), ()))


def test_a_title_is_not_asked_for_by_a_part_of_itself() -> None:
    whole = block("요청이 처리되는 순서", 3, "인증한다.", "저장한다.")
    of_title = cloze("요청이 처리되는 순서", ("요청이", 1), sources=(Span("a.md", 3, 3),))
    assert kept(View(whole, ()), View(of_title, ())) == [whole]


def test_a_block_that_no_card_asks_gives_way_to_what_a_card_asks_of_it() -> None:
    whole, first = block("뮤텍스", 3, "잠금이다.", "하나만 든다."), definition("뮤텍스", "잠금", 4)
    views = [View(whole, ()), View(first, ())]
    candidates, rejected = without_doubles(views, lambda candidate: candidate is first)
    assert candidates == [first]
    assert [(each.candidate, each.code) for each in rejected] == [(whole, "other-view")]
    assert without_doubles(views, lambda candidate: candidate in (whole, first))[0] == [whole]


def test_a_block_gives_way_to_the_card_of_its_title_and_to_none_elsewhere() -> None:
    whole = block("뮤텍스는 단순하다", 3, "하나만 든다.", "빠르다.")
    title = cloze("뮤텍스는 단순하다", ("단순하다", 1), sources=(Span("a.md", 3, 3),))
    later = cloze("뮤텍스는 단순하다", ("단순하다", 1), sources=(Span("a.md", 9, 9),))
    assert without_doubles([View(whole, ()), View(title, ())], lambda each: each is title)[0] == [title]
    assert without_doubles([View(whole, ()), View(later, ())], lambda each: each is later)[0] == [whole, later]


def test_a_block_stays_beside_the_card_of_one_of_its_lines() -> None:
    whole = block("뮤텍스", 3, "하나만 든다.", "다른 스레드는 그동안 기다린다.")
    line = cloze("하나만 든다.", ("하나만", 1), sources=(Span("a.md", 4, 4),))
    assert without_doubles([View(whole, ()), View(line, ())], lambda each: each is line)[0] == [whole, line]


@pytest.mark.parametrize("sign", [": ", " - ", " — "])
def test_a_gap_in_the_line_that_a_sign_parts_into_title_and_answer_is_a_double(sign: str) -> None:
    whole = block("NAND", 3, "큰 용량에 쓴다.", "셀을 쌓는다.", subject="NAND")
    gap = replace(cloze(f"NAND{sign}큰 용량에 쓴다.", ("용량", 1)), sources=(Span("a.md", 3, 3),))
    assert kept(View(whole, ()), View(gap, ())) == [whole]
