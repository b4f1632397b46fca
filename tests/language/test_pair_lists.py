"""Lines that explain several terms in a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes2anki.language.pair_lists import each_pair, pair_list
from notes2anki.language.sentences import sentences
from notes2anki.model import Inline, InlineKind, Line


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("r : 읽기 / w : 쓰기 / - : 없음", ["r : 읽기", "w : 쓰기", "- : 없음"]),
        ("r = 4 / w = 2 / x = 1", ["r = 4", "w = 2", "x = 1"]),
        ("FIN: closes | RST: breaks off", ["FIN: closes", "RST: breaks off"]),
        ("SPA: Single Page App, MPA: Multi Page App", ["SPA: Single Page App", "MPA: Multi Page App"]),
        ("- SPA: one page; MPA: many", ["SPA: one page", "MPA: many"]),
        ("* a three word term: x / b: y", ["a three word term: x", "b: y"][:0]),
        ("three word term: x / b: y", ["three word term: x", "b: y"]),
        ("M = marked, C = caught, R = of those, marked", ["M = marked", "C = caught", "R = of those, marked"]),
        ("SPA: one page, fast, MPA: many", []),
        # what a comma parts may be one state, or one explanation
        ("ID: 1, port: 80", []),
        ("x = 1, y = 2", []),
        ("x = 1; y = 2", []),
        ("types: TCP, UDP", []),
        # one term twice, two signs, an arrow, a bracket, a long name
        ("TCP: safe / TCP: slow", []),
        ("TCP: safe / UDP = fast", []),
        ("heap → insert : O(log n) / delete : O(log n)", []),
        ("kernel [icon: linux / color: black]", []),
        ("kernel (icon: linux / color: black)", []),
        ("{icon: linux / color: black}", []),
        ("aVeryLongNameOfTwentyFive_: x / b: y", []),
        ("TCP: safe", []),
        ("TCP: / UDP: fast", []),
        ("", []),
    ],
)
def test_pairs(line: str, pairs: list[str]) -> None:
    assert [line[start:end] for start, end in pair_list(line, ())] == pairs


def test_what_may_not_be_cut_parts_nothing() -> None:
    line = "a / b: first / c: second"
    assert pair_list(line, ((0, 5),)) == ((0, 12), (15, 24))


def _sentence(*inlines: Inline) -> list[str]:
    (whole,) = sentences([Line(7, inlines)])
    parts = each_pair(whole)
    assert all((part.start, part.end) == (7, 7) for part in parts)
    assert all("".join(inline.text for inline in part.inlines) == part.text for part in parts)
    return [part.text for part in parts]


def test_each_pair_is_a_sentence_with_its_own_code() -> None:
    code = Inline(InlineKind.CODE, "chmod")
    assert _sentence(Inline(InlineKind.TEXT, "u: user / x: "), code) == ["u: user", "x: chmod"]
    (whole,) = sentences([Line(1, (Inline(InlineKind.TEXT, "u: user / x: "), code))])
    assert [part.protected for part in each_pair(whole)] == [(), ((3, 8),)]


def test_any_other_sentence_stays_as_it_is() -> None:
    assert _sentence(Inline(InlineKind.TEXT, "A kernel is a program.")) == ["A kernel is a program."]


@given(st.text(alphabet="ab:=/,; |-[]한1", max_size=40))
def test_pairs_stand_apart_and_in_order(line: str) -> None:
    last = -1
    for start, end in pair_list(line, ()):
        assert last < start < end <= len(line)
        assert line[start:end] == line[start:end].strip()
        last = end
