"""No two cards look alike before the answer."""

from __future__ import annotations

from typing import Any

from hand_made import cloze, pair, text
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.extract.fronts import apart_from, told_apart
from notes2anki.extract.spelled import squeeze
from notes2anki.model import Candidate, Kind, Span
from notes2anki.plain import plain_front


def asked(path: str, term: str, answer: str, **changes: Any) -> Candidate:
    return pair(term, answer, sources=(Span(path, 5, 5),), **changes)


def faces(candidates: list[Candidate]) -> list[tuple[tuple[str, ...], str]]:
    return [(candidate.context, plain_front(candidate)) for candidate in candidates]


def test_cards_of_two_files_that_look_alike_get_the_files_names() -> None:
    kept, rejected = told_apart([asked("망/TCP.md", "장점", "순서"), asked("망/UDP.md", "장점", "빠름")])
    assert faces(kept) == [(("TCP", "DNS"), "장점란?"), (("UDP", "DNS"), "장점란?")]
    assert rejected == []


def test_of_one_file_the_better_stays() -> None:
    low, high = asked("a.md", "장점", "순서", score=0.7), asked("a.md", "장점", "빠름", score=0.8)
    kept, rejected = told_apart([low, high])
    assert kept == [high]
    assert [(each.candidate, each.code) for each in rejected] == [(low, "ambiguous")]


def test_what_the_author_wrote_as_a_card_stays_whatever_the_score() -> None:
    written = asked("a.md", "장점", "순서", kind=Kind.EXPLICIT, score=0.1)
    assert told_apart([asked("a.md", "장점", "빠름", score=0.9), written])[0] == [written]


def test_what_a_card_asks_already_stays_whatever_the_score() -> None:
    known, better = asked("a.md", "장점", "순서", score=0.7), asked("a.md", "장점", "빠름", score=0.8)
    assert told_apart([known, better], known.__eq__)[0] == [known]
    written = asked("a.md", "장점", "확인", kind=Kind.EXPLICIT, score=0.1)
    assert told_apart([known, written], known.__eq__)[0] == [written]


def test_of_equals_the_first_stays() -> None:
    first, second = asked("a.md", "장점", "순서"), asked("a.md", "장점", "빠름")
    assert told_apart([first, second])[0] == [first]


def test_signs_and_case_do_not_tell_fronts_apart() -> None:
    first, second = asked("a.md", "etcd", "저장소"), asked("a.md", "“ETCD”", "합의")
    assert told_apart([first, second])[0] == [first]


def test_a_letter_alone_is_told_apart_by_its_case() -> None:
    keys = [asked("a.md", "", answer, front=text(key)) for key, answer in (("o", "오름차순"), ("O", "내림차순"))]
    assert told_apart(keys)[0] == keys
    assert told_apart([*keys, asked("a.md", "", "차순", front=text("(O)"))])[0] == keys


def test_another_context_or_another_gap_is_another_front() -> None:
    cards = [
        asked("a.md", "장점", "순서", context=("TCP",)),
        asked("a.md", "장점", "빠름", context=("UDP",)),
        cloze("가는 나를 부른다.", ("가는", 1)),
        cloze("가는 나를 부른다.", ("나를", 1)),
    ]
    assert told_apart(cards) == (cards, [])


POOL = [
    asked(path, term, answer, score=score, kind=kind, context=context)
    for path in ("a.md", "b/c.md")
    for term in ("장점", "단점")
    for answer, score in (("순서", 0.7), ("빠름", 0.9))
    for kind in (Kind.DEFINITION, Kind.EXPLICIT)
    for context in ((), ("a",))
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=12))
def test_whatever_comes_in_no_two_that_come_out_are_alike(candidates: list[Candidate]) -> None:
    kept, rejected = told_apart(candidates)
    fronts = [(squeeze(plain_front(each)), each.context) for each in kept]
    assert len(fronts) == len(set(fronts))
    assert len(kept) + len(rejected) == len(candidates)
    assert {plain_front(each) for each in kept} == {plain_front(each) for each in candidates}


def test_a_heading_under_nothing_that_several_notes_have_asks_nothing() -> None:
    first, second = (asked(f"{day}.md", "망", day, kind=Kind.HEADING, context=()) for day in ("05-11", "05-12"))
    kept, rejected = told_apart([first, second])
    assert kept == []
    assert [(each.candidate, each.code) for each in rejected] == [(first, "container"), (second, "container")]


def test_but_one_that_a_card_asks_already_goes_on_and_is_told_apart() -> None:
    known, new = (asked(f"{day}.md", "망", day, kind=Kind.HEADING, context=()) for day in ("05-11", "05-12"))
    kept, rejected = told_apart([known, new], known.__eq__)
    assert faces(kept) == [(("05-11",), "망란?")]
    assert [(each.candidate, each.code) for each in rejected] == [(new, "container")]


def test_a_spare_gets_its_files_name_where_it_looks_like_a_card_and_what_is_made_stays() -> None:
    made = [asked("망/TCP.md", "장점", "순서")]
    spares = [
        asked("망/UDP.md", "장점", "빠름"),
        asked("망/UDP.md", "단점", "유실"),
        asked("망/UDP.md", "장점", "가벼움"),
    ]
    assert faces(apart_from(spares, made)) == [(("UDP", "DNS"), "장점란?"), (("DNS",), "단점란?")]
    assert faces(made) == [(("DNS",), "장점란?")]
