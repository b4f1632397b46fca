"""The user's say: kinds, minimum, cards a note, sections never to read."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import pair

from extract.compact import ANALYZERS, NOTE
from notes2anki.extract import Extraction, extract
from notes2anki.extract.say import DEFAULT, MINIMUM, Say, closed_lines, limited
from notes2anki.model import Candidate, Kind, Span
from notes2anki.reading.document import read_document

NOTE_TEXT = """# 동기화
## 뮤텍스
뮤텍스는 한 번에 한 스레드만 자원을 쓰게 하는 잠금이다.
- 소유자: 잠금을 든 스레드
- 경합: 여러 스레드가 잠금을 기다리는 상태

질문: 잠금을 놓지 않으면?
답: 교착 상태에 빠진다.
"""


def said(say: Say) -> Extraction:
    return extract(read_document(NOTE_TEXT, NOTE), ANALYZERS, say)


def made(front: str, **changes: Any) -> Candidate:
    return pair(front, "답이다", sources=(Span("a.md", 5, 5),), **changes)


def codes(extraction: Extraction) -> set[str]:
    return {rejection.code for rejection in extraction.rejections}


def test_by_default_every_kind_is_wanted_and_no_number_is_too_many() -> None:
    assert Say() == DEFAULT == Say(MINIMUM, frozenset(Kind), 0, frozenset())
    assert not {"kind-off", "section-off", "too-many"} & codes(said(DEFAULT))


@pytest.mark.parametrize("kind", [Kind.EXPLICIT, Kind.DEFINITION, Kind.CONCEPT, Kind.HEADING, Kind.CLAIM])
def test_a_kind_may_be_switched_off(kind: Kind) -> None:
    candidates = [made("뮤텍스", kind=kind), made("세마포어", kind=Kind.FOOTNOTE)]
    wanted, rejected = limited(candidates, Say(kinds=frozenset(Kind) - {kind}))
    assert wanted == candidates[1:]
    assert [(each.candidate, each.code) for each in rejected] == [(candidates[0], "kind-off")]


def test_a_higher_minimum_leaves_fewer_cards_and_tells_why() -> None:
    scores = [sorted(c.score for c in said(Say(minimum=minimum)).candidates) for minimum in (0.0, 0.65, 0.9)]
    assert len(scores[0]) >= len(scores[1]) >= len(scores[2])
    assert all(score >= minimum for minimum, found in zip((0.0, 0.65, 0.9), scores, strict=True) for score in found)
    assert "low-score" in codes(said(Say(minimum=0.999)))
    assert "low-score" not in codes(said(Say(minimum=0.0)))


def test_no_minimum_stops_what_the_author_wrote_as_a_card() -> None:
    assert [c.kind for c in said(Say(minimum=1.0)).candidates] == [Kind.EXPLICIT]


def test_of_too_many_the_best_stay_in_reading_order() -> None:
    candidates = [made(f"{n}번", score=score) for n, score in enumerate((0.7, 0.9, 0.8, 0.95))]
    wanted, rejected = limited(candidates, Say(most=2))
    assert wanted == [candidates[1], candidates[3]]
    assert [(each.candidate, each.code) for each in rejected] == [
        (candidates[0], "too-many"),
        (candidates[2], "too-many"),
    ]
    assert limited(candidates, Say(most=4)) == (candidates, [])


class TestSectionsThatGiveNoCards:
    def test_a_heading_closes_all_below_it(self) -> None:
        extraction = said(Say(never=frozenset({"뮤텍스"})))
        assert extraction.candidates == ()
        assert "section-off" in codes(extraction)

    @pytest.mark.parametrize(
        ("never", "expected"),
        [
            (set(), []),
            ({"일기"}, [3, 4, 5, 6]),
            ({"속"}, [5, 6]),
            ({"todo"}, [7, 8]),
            ({"일기", "todo"}, [3, 4, 5, 6, 7, 8]),
        ],
    )
    def test_up_to_the_next_of_its_level(self, never: set[str], expected: list[int]) -> None:
        note = "# 망\n하나\n## 일기\n둘\n### 📌 속\n셋\n## TODO:\n넷\n# 끝\n다섯\n"
        assert sorted(closed_lines(read_document(note, NOTE), frozenset(never))) == expected

    def test_a_diary_section_can_be_closed_though_it_is_no_context(self) -> None:
        note = "# 하루를 마치며\n뮤텍스는 한 번에 한 스레드만 자원을 쓰게 하는 잠금이다.\n"
        document = read_document(note, NOTE)
        assert extract(document, ANALYZERS).candidates
        assert not extract(document, ANALYZERS, Say(never=frozenset({"하루를 마치며"}))).candidates

    def test_a_marked_title_closes_what_stands_under_it(self) -> None:
        candidates = [made("가", context=("동기화", "Scratch")), made("나")]
        wanted, rejected = limited(candidates, Say(never=frozenset({"scratch"})))
        assert wanted == candidates[1:]
        assert [each.code for each in rejected] == ["section-off"]
