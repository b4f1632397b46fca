"""What a sentence speaks of: its own topic, or what the sentence before it spoke of."""

from __future__ import annotations

import pytest

from extract.compact import proposals_of, study_of
from notes2anki.extract.outline import Trail
from notes2anki.extract.study import context_of
from notes2anki.extract.subjects import follows, subject_of, with_subject


def subject(text: str) -> str:
    study = study_of(text)
    (sentence,) = study.sentences(study.outline.statements[0].lines)
    return subject_of(sentence, study.analysis(sentence))


def over(text: str, spoken_of: str, *headings: str) -> tuple[str, ...]:
    study = study_of(text)
    (sentence,) = study.sentences(study.outline.statements[0].lines)
    return with_subject(Trail(headings=headings), spoken_of, study.analysis(sentence)).names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("뮤텍스는 한 번에 한 스레드만 들여보낸다.", "뮤텍스"),
        ("느린 시작은 창을 두 배로 늘린다.", "느린 시작"),
        ("커널이 페이지를 내보낸다.", "커널"),
        ("A mutex protects a resource.", "mutex"),
        ("이것은 한 번에 한 스레드만 들여보낸다.", ""),
        ("It protects a resource.", ""),
        ("여러 스레드를 한꺼번에 들여보낸다.", ""),
        ("스레드가 요청한 값을 큐에 넣는다.", ""),  # 스레드가 belongs to 요청한
        ("연결이 끊어져 있는 소켓을 닫는다.", ""),
        ("스레드가 값을 큐에 넣는다.", "스레드"),
        ("이 방법은 한 번에 한 스레드만 들여보낸다.", ""),  # of what was said before
        ("If the central node fails, the network stops.", ""),  # a clause
        ("Get(1) protects a resource.", ""),  # a part of a name
        ("Mutexes, semaphores and latches protect resources.", ""),  # one of several
    ],
)
def test_subject(text: str, expected: str) -> None:
    assert subject(text) == expected


@pytest.mark.parametrize("text", ["한 번에 스레드 하나를 들여보낸다.", "스레드가 요청한 값을 큐에 넣는다."])
def test_a_sentence_without_a_subject_speaks_of_what_the_one_before_spoke_of(text: str) -> None:
    assert over(text, "뮤텍스", "동기화") == ("동기화", "뮤텍스")


@pytest.mark.parametrize(
    "text",
    [
        "세마포어는 여러 스레드를 들여보낸다.",
        "A semaphore protects several resources.",
        "여러 스레드를 들여보내는 정수를 세마포어라고 한다.",  # names its term at its end
        "세마포어: 여러 스레드를 들여보내는 정수",
        "MSS stands for maximum segment size.",
    ],
)
def test_a_sentence_with_a_subject_of_its_own_keeps_it(text: str) -> None:
    assert over(text, "뮤텍스", "동기화") == ("동기화",)


def test_a_subject_that_stands_over_the_sentence_already_is_not_said_twice() -> None:
    assert over("한 번에 스레드 하나를 들여보낸다.", "뮤텍스", "뮤텍스란?") == ("뮤텍스란?",)


def test_what_exists_is_not_what_a_sentence_is_about() -> None:
    assert over("읽기 잠금, 쓰기 잠금 등이 있다.", "뮤텍스") == ("뮤텍스",)


def test_how_a_reader_came_to_a_page_is_no_context() -> None:
    assert context_of(Trail(headings=("동기화", "Redirected from Mutual exclusion"))) == ("동기화",)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("뮤텍스는 잠금이다.", True),
        (f"뮤텍스는 {'아주 ' * 70}단순한 잠금이다.", False),  # too long to be read again with every review
        ("https://example.org/mutex", False),
        ("오늘은 늦게까지 공부해서 피곤했다.", False),
        ("뮤텍스를 다시 읽어야겠다.", False),
        ("뮤텍스도 잠금인 것 같다.", False),
    ],
    ids=["a-fact", "long", "an-address", "diary", "plan", "doubt"],
)
def test_what_a_sentence_leans_on_stands_over_its_card(before: str, shown: bool) -> None:
    clozes = proposals_of(f"# 잠금\n\n{before}\n\n이 잠금은 잡은 스레드만 풀 수 있다.\n")
    contexts = {each.candidate.context for each in clozes if each.candidate.sources[0].start == 5}
    assert (("잠금", before) in contexts) is shown


@pytest.mark.parametrize(
    ("between", "expected"),
    [("\n", True), ("\n\n", True), ("\n\n\n\n", False), ("\n\n## 세마포어\n", False)],
    ids=["next-line", "next-paragraph", "farther-down", "another-heading"],
)
def test_what_goes_on(between: str, expected: bool) -> None:
    study = study_of(f"- 뮤텍스는 잠금이다.{between}- 이 잠금은 잡은 스레드만 풀 수 있다.")
    first, second = study.outline.statements
    assert follows(second, first) is expected


def test_a_name_that_the_next_one_repeats_is_no_context_but_a_sentence_leaves_it() -> None:
    assert context_of(Trail(headings=("GC", "GC의 종류", "병렬"))) == ("GC의 종류", "병렬")
    sentence = "병렬 수집기는 하드웨어와 운영체제의 설정에 따라 기본값으로 선택되고,"
    sentence += " 모든 코어를 함께 써서 짧은 시간 안에 수집을 끝낸다."
    assert len(sentence) > 60
    assert context_of(Trail(headings=("병렬",), parents=(sentence,))) == ("병렬", sentence)


def test_the_name_of_a_file_and_the_heading_that_it_spells_are_one() -> None:
    assert context_of(Trail(title="TCP UDP 비교", headings=("TCP/UDP 비교", "순서"))) == ("TCP UDP 비교", "순서")
    assert context_of(Trail(title="C", headings=("C#", "형식"))) == ("C", "C#", "형식")
