"""One fact, one card: what says the same becomes one, what only looks the same does not."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import cloze, pair, text
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.extract.facts import one_a_fact, stated_nowhere
from notes2anki.model import Candidate, Kind, Span
from notes2anki.plain import plain_back, plain_front, plain_text


def told(day: int, term: str, answer: str, **changes: Any) -> Candidate:
    """Return a definition in the note of a day."""
    return pair(term, answer, sources=(Span(f"2026-05-{day:02}.md", 5, 5),), **changes)


def stated(day: int, sentence: str, hidden: str, **changes: Any) -> Candidate:
    """Return a claim in the note of a day."""
    return cloze(sentence, (hidden, 1), sources=(Span(f"2026-05-{day:02}.md", 5, 5),), **changes)


def kept(*candidates: Candidate) -> list[str]:
    """Return the words of what is kept, with the days that it comes from."""
    return [
        f"{plain_text(each) or plain_back(each)} ({' '.join(source.path[8:10] for source in each.sources)})"
        for each in one_a_fact(candidates)[0]
    ]


class TestClaims:
    def test_the_same_words_on_two_days_are_one_fact_with_both_sources(self) -> None:
        assert kept(
            stated(11, "커널은 페이지를 내보낸다.", "페이지"), stated(12, "커널은 페이지를 내보낸다.", "커널")
        ) == ["커널은 페이지를 내보낸다. (11 12)"]

    @pytest.mark.parametrize(
        "again",
        [
            "커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다",
            "커널은 오래 안 쓰는 페이지를 골라서, 디스크로 내보낸다!",
            "커널이 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다.",
            "커널은 오래 안쓰는 페이지를 골라서 디스크로 내보낸다.",
            "즉, 커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다.",
        ],
    )
    def test_other_writing_of_the_same_words_is_the_same_fact(self, again: str) -> None:
        first = "커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다."
        assert len(kept(stated(11, first, "디스크"), stated(12, again, "디스크"))) == 1

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("기본 포트는 2379번이고 바꿀 수 있다.", "기본 포트는 2380번이고 바꿀 수 있다."),
            ("새 버전은 TLS 1.2를 쓰지 않는다.", "새 버전은 TLS 1.3을 쓰지 않는다."),
            ("readiness probe는 트래픽을 막는다.", "liveness probe는 트래픽을 막는다."),
            ("The server closes the connection first.", "The client closes the connection first."),
            ("커널은 페이지를 디스크로 내보낸다.", "커널은 소켓을 닫고 나서 끝난다."),
            (
                "The load balancer of the client trusts the server.",
                "The load balancer of the server trusts the client.",
            ),
            (
                "공유 잠금은 다른 트랜잭션이 잠금을 풀 때까지 기다린다.",
                "배타 잠금은 다른 트랜잭션이 잠금을 풀 때까지 기다린다.",
            ),
            ("값을 낼 때는 IN.A에서 IN.B를 뺀다.", "값을 낼 때는 IN.B에서 IN.A를 뺀다."),
        ],
    )
    def test_another_number_or_name_is_another_fact(self, one: str, other: str) -> None:
        assert len(kept(stated(11, one, one[:2]), stated(12, other, other[:2]))) == 2

    def test_the_better_wording_stays(self) -> None:
        low = stated(12, "커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다", "커널", score=0.7)
        high = stated(11, "커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다.", "디스크", score=0.9)
        assert kept(low, high) == ["커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다. (11 12)"]

    def test_but_one_that_a_card_asks_already_stays(self) -> None:
        known = stated(12, "커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다", "커널", score=0.7)
        better = stated(11, "커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다.", "디스크", score=0.9)
        (found,), _rejected = one_a_fact([known, better], known.__eq__)
        assert plain_text(found) == plain_text(known)


class TestExplainedTerms:
    def test_the_same_explanation_in_other_words_is_one_and_the_later_day_wins(self) -> None:
        early = told(11, "쿼럼", "쓰기를 확정하는 데 필요한 멤버 수", score=0.99)
        late = told(14, "쿼럼", "쓰기를 확정하는 데 필요한 최소 멤버 수", score=0.7)
        assert kept(early, late) == ["쓰기를 확정하는 데 필요한 최소 멤버 수 (14 11)"]

    def test_a_longer_explanation_holds_a_shorter_one(self) -> None:
        early = told(11, "쿼럼", "쓰기를 확정하는 데 필요한 최소 멤버 수. 셋이면 둘, 다섯이면 셋이다.")
        late = told(14, "쿼럼", "쓰기를 확정하는 데 필요한 최소 멤버 수")
        assert len(kept(early, late)) == 1

    def test_another_explanation_of_the_same_word_is_another_fact(self) -> None:
        assert len(kept(told(11, "세션", "서버가 기억하는 사용자 상태"), told(14, "세션", "운동 한 번의 시간"))) == 2

    def test_the_same_word_in_another_place_is_another_fact(self) -> None:
        one = told(11, "장점", "구현이 단순하고 빠르다", context=("스택",))
        other = told(14, "장점", "구현이 단순하고 빠르다", context=("큐",))
        assert len(kept(one, other)) == 2

    @pytest.mark.parametrize(
        ("one", "other", "facts"),
        [
            (("탐색", "깊이 탐색", "시간 복잡도"), ("탐색", "너비 탐색", "시간 복잡도"), 2),
            (("탐색", "깊이 탐색", "시간 복잡도"), ("깊이 탐색", "시간 복잡도"), 1),
            (("깊이 탐색",), ("그래프", "깊이 탐색"), 1),
            (("시간 복잡도",), ("깊이 탐색", "시간 복잡도"), 2),
        ],
    )
    def test_an_aspect_over_it_counts_together_with_what_it_is_an_aspect_of(
        self, one: tuple[str, ...], other: tuple[str, ...], facts: int
    ) -> None:
        days = [told(day, "인접 행렬", "꼭짓점 수의 제곱", context=names) for day, names in ((11, one), (12, other))]
        assert len(kept(*days)) == facts

    def test_a_letter_alone_is_another_key_in_another_case(self) -> None:
        keys = [told(11, "", "정렬 기준을 입력한다", front=text(key)) for key in ("o", "O", "O:")]
        assert len(kept(*keys)) == 2

    def test_another_word_is_another_fact(self) -> None:
        assert (
            len(kept(told(11, "스택", "나중에 든 것이 먼저 나온다"), told(11, "큐", "나중에 든 것이 먼저 나온다"))) == 2
        )


class TestMarkedCards:
    def test_one_that_the_author_wrote_is_not_taken_over_by_what_was_found(self) -> None:
        made = told(11, "쿼럼", "쓰기를 확정하는 데 필요한 최소 멤버 수", kind=Kind.EXPLICIT, score=1.0)
        found = told(14, "쿼럼", "쓰기를 확정하는 데 필요한 멤버 수")
        assert "쓰기를 확정하는 데 필요한 최소 멤버 수 (11)" in kept(made, found)


def test_what_is_repeated_is_told_with_its_reason() -> None:
    first, second = (stated(day, "커널은 페이지를 내보낸다.", "페이지") for day in (11, 12))
    _, rejected = one_a_fact([first, second])
    assert [(each.candidate.sources[0].path, each.code) for each in rejected] == [("2026-05-12.md", "same-fact")]


def test_what_is_kept_stays_in_its_order() -> None:
    facts = [stated(11, text, text[:2]) for text in ("스택은 쌓는다.", "큐는 줄을 세운다.", "트리는 가지를 친다.")]
    assert kept(*facts) == ["스택은 쌓는다. (11)", "큐는 줄을 세운다. (11)", "트리는 가지를 친다. (11)"]


POOL = [
    stated(11, "커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다.", "커널", score=0.9),
    stated(12, "커널이 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다.", "커널", score=0.8),
    stated(13, "기본 포트는 2379번이고 바꿀 수 있다.", "기본 포트", score=0.8),
    stated(14, "기본 포트는 2380번이고 바꿀 수 있다.", "기본 포트", score=0.7),
    told(11, "쿼럼", "쓰기를 확정하는 데 필요한 멤버 수"),
    told(14, "쿼럼", "쓰기를 확정하는 데 필요한 최소 멤버 수"),
    told(12, "세션", "서버가 기억하는 사용자 상태"),
    told(13, "세션", "운동 한 번의 시간"),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(POOL))
def test_the_order_of_the_files_does_not_matter(order: list[Candidate]) -> None:
    def facts(candidates: list[Candidate]) -> set[tuple[str, str, frozenset[Span]]]:
        return {(plain_front(each), plain_back(each), frozenset(each.sources)) for each in one_a_fact(candidates)[0]}

    assert facts(order) == facts(POOL)
    assert len(facts(POOL)) == 6


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=8))
def test_nothing_is_lost_and_every_source_is_kept(candidates: list[Candidate]) -> None:
    facts, rejected = one_a_fact(candidates)
    assert len(facts) + len(rejected) == len(candidates)
    assert {span for each in facts for span in each.sources} == {span for each in candidates for span in each.sources}
    assert one_a_fact(facts) == (facts, [])


class TestSpares:
    MADE = stated(11, "커널은 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다.", "디스크", score=0.7)

    def test_one_that_says_what_is_made_already_is_none(self) -> None:
        again = stated(12, "커널이 오래 안 쓰는 페이지를 골라서 디스크로 내보낸다.", "커널", score=0.9)
        assert stated_nowhere([again], [self.MADE]) == []

    def test_of_others_the_first_is_kept_as_it_is(self) -> None:
        spares = [stated(day, "페이지 표는 프로세스마다 따로 있다.", "프로세스", score=day / 100) for day in (12, 13)]
        assert stated_nowhere(spares, [self.MADE]) == spares[:1]
