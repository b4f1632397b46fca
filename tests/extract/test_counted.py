"""A line that says how many items the list below it holds asks for that list."""

from __future__ import annotations

import pytest
from hand_made import pair

from extract.compact import harvest, study_of
from notes2anki.extract.forest import Forest
from notes2anki.extract.judge import Judge
from notes2anki.extract.proposal import Proposal
from notes2anki.model import Kind
from notes2anki.plain import plain_back, plain_front

OF_THREE = "\n  - 대기\n  - 실행\n  - 종료\n"


@pytest.mark.parametrize(
    "title",
    [
        "스레드의 세 가지 상태",
        "스레드의 상태 3가지",
        "스레드는 상태가 3개",
        "스레드의 세 단계",
        "A thread has 3 states",
        "A thread has 3 very different states",
        "States of a thread: three",
        "Three states",
    ],
)
def test_titles_that_say_how_many_items_they_hold(title: str) -> None:
    assert list(study_of(f"- {title}{OF_THREE}").counted) == [1]


@pytest.mark.parametrize(
    "title",
    [
        "스레드의 상태",
        "스레드의 두 가지 상태",
        "28/3 가지",
        "1.3개",
        "13개",
        ">3 states",
        "3 state",
        "A three-way handshake",
        "모두세 가지",
        "세 가지",
        "(3개)",
    ],
)
def test_titles_that_say_none_or_another_number(title: str) -> None:
    assert not study_of(f"- {title}{OF_THREE}").counted


@pytest.mark.parametrize(
    ("title", "counted"),
    [
        ("스레드의 상태에는 크게 세 가지가 있다.", True),
        ("The kernel knows three states.", True),
        (
            "스레드에는 상태가 있다. 크게 세 가지이다.",
            False,
        ),  # what the last sentence is about stands in the one before
        ("스레드는 " + "아주 " * 30 + "여러 곳에서 세 가지 상태를 가진다.", False),
        ("스레드의 상태에는 크게 네 가지가 있다.", False),
        ("스레드의 상태는 대기, 실행, 종료의 세 가지이다.", False),  # names them
    ],
)
def test_a_sentence_over_a_list_may_count_it(title: str, counted: bool) -> None:
    below = OF_THREE.replace("\n  -", "\n-")
    assert list(study_of(f"{title}\n{below}").counted) == [1] * counted


def test_only_a_list_is_counted_and_only_one() -> None:
    rows = "| 상태 | 뜻 |\n| --- | --- |\n| 대기 | 선다 |\n| 실행 | 간다 |\n"
    assert not study_of(f"## 두 가지 상태\n{rows}").counted
    assert list(study_of("## 두 가지 상태\n- 대기\n- 실행\n").counted) == [1]
    assert not study_of("## 두 가지 영상\n- https://example.org/1 (대기)\n- https://example.org/2\n").counted
    assert not study_of("## 두 가지 상태\n- 대기\n- 실행\n\n글\n\n1. 하나\n2. 둘\n").counted


def test_the_list_is_asked_for_and_the_line_over_it_is_no_gap() -> None:
    note = "- The slow tape has 3 ways to wait\n  - Short 1-5 min\n  - Standard 3-5 hours\n  - Bulk 5-12 hours, free\n"
    found = harvest(f"# Tape\n\n{note}- Other two\n  - b\n  - c\n")
    asked = {plain_front(each): plain_back(each) for each in found.candidates}
    assert asked["The slow tape has 3 ways to wait"] == "Short 1-5 min\nStandard 3-5 hours\nBulk 5-12 hours, free"
    over = [each for each in found.rejections if plain_front(each.candidate).startswith("The slow")]
    assert {(each.candidate.kind, each.code) for each in over} == {(Kind.CLAIM, "announcement")}


def test_of_a_list_that_is_not_shown_whole_nobody_knows_how_many_it_holds() -> None:
    found = harvest("# 잡담\n- 두 가지 이야기\n  - 졸리다\n  - 춥다\n")
    assert "두 가지 이야기" not in {plain_front(each) for each in found.candidates}


def test_of_a_line_with_more_sentences_only_the_one_that_counts_is_no_gap() -> None:
    found = harvest(f"# 커널\n- A thread waits for locks. It has 3 states.{OF_THREE}")
    assert [plain_back(each) for each in found.candidates if each.kind is Kind.CLAIM] == ["locks"]


def test_a_sentence_that_counts_what_stands_below_it_asks_for_it() -> None:
    found = harvest(f"# 커널\n- 스레드는 상태를 세 가지 가진다.{OF_THREE}")
    assert "statement" not in {each.code for each in found.rejections}
    assert any(each.kind is Kind.CONCEPT for each in found.candidates)


@pytest.mark.parametrize(("counts", "states", "score"), [(0.0, 0.0, 0.6), (1.0, 0.0, 0.7), (1.0, 1.0, 0.6)])
def test_such_a_list_was_set_apart_by_its_author_unless_a_sentence_counts_it(
    counts: float, states: float, score: float
) -> None:
    judge = Judge(Forest((), ()), Forest((), ()))  # a forest without trees says one half, which a term's card betters
    titled = Proposal(
        pair("두 가지 상태", "대기", kind=Kind.CONCEPT), "1", {"titled_counts": counts, "titled_states": states}, {}
    )
    assert judge.weigh(titled).candidate.score == score
