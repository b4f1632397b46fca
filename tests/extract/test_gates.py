"""For what a card is never made: an example of every reason, and what the gates look at."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hand_made import cloze, pair
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.compact import ANALYZERS, documents_of, line_of
from notes2anki.extract import Extraction, Say, extract, merge
from notes2anki.extract.gates import REASONS, hide_from_context, leaks
from notes2anki.extract.say import DEFAULT
from notes2anki.extract.sayings import is_cut
from notes2anki.extract.spelled import squeeze
from notes2anki.model import Candidate, Kind

ANSWERED = "뮤텍스는 한 번에 한 스레드만 자원을 쓰게 하는 잠금이다."
THIRTEEN = ("하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열하나", "열둘", "열셋")


@dataclass(frozen=True, slots=True)
class Example:
    """A note for which a reason is given, and the beginning of the card that would have been."""

    note: str
    card: str
    say: Say = DEFAULT


EXAMPLES = {
    "leak": Example("이름 서버: 서버\n", "[concept] 이름 서버 => 서버"),
    "no-answer": Example("→: 그 다음 단계를 뜻하는 표시\n", "[concept] → =>"),
    "question": Example("파드의 기본 포트는 8080인가?\n", "[claim]"),
    "hedge": Example("스왑을 끄면 더 빨라지는 것 같다.\n", "[claim]"),
    "plan": Example("쿠버네티스의 네트워크를 처음부터 다시 정리하자.\n", "[claim]"),
    "task": Example("- [ ] 쿠버네티스 네트워크는 평평한 구조이다.\n", "[claim]"),
    "diary": Example("오늘은 비가 와서 도서관에서 스케줄러를 읽었다.\n", "[claim]"),
    "evaluation": Example("클러스터 인증서의 이름이 너무 많다.\n", "[claim]"),
    "too-long": Example("뮤텍스: " + "아주 긴 설명을 붙인다 " * 120 + "\n", "[concept] 뮤텍스 =>"),
    "outcomes": Example("# Learning outcomes\nDescribe how the kernel maps memory to frames\n", "[claim]"),
    "reference": Example("# 참고 자료\n커널은 안 쓰는 페이지를 디스크로 내보낸다.\n", "[claim]"),
    "citation": Example(
        "스케줄러는 공정성을 지킨다.[^1]\n\n[^1]: 아무개, 『운영체제의 길』, 어디출판, 132쪽\n", "[footnote]"
    ),
    "announcement": Example("There are several kinds of storage class.\n", "[claim]"),
    "piece": Example("In a cluster of three members,\n", "[claim]"),
    "statement": Example(
        "- 커널은 페이지를 내보낸다\n  - 디스크가 느려진다\n", "[concept] 커널은 페이지를 내보낸다 =>"
    ),
    "no-term": Example("정정: NodePort의 기본 범위는 30000-32767이다.\n", "[concept] 정정 =>"),
    "struck": Example("~~뮤텍스: 한 스레드만 드는 잠금~~\n", "["),
    "example": Example("# 전투기 예시\n전투기는 미사일을 쏘고 하늘을 난다.\n", "[heading] 전투기 예시 =>"),
    "unresolved": Example("커널이 페이지를 내보내는 일을 이것이라고 부른다.\n", "[definition] 이것 =>"),
    "container": Example(
        "**저장소**\n" + "\n".join(f"{kind} 저장소\n디스크를 {kind}로 나눈다.\n" for kind in ("블록", "파일", "객체")),
        "[concept] 저장소 =>",
    ),
    "code": Example(
        "# 조회\n다음을 친다.\n```bash\n" + "kubectl get pods -A -o wide\n" * 6 + "```\n", "[heading] 조회"
    ),
    "generic": Example("특별히 어려운 점\n", "[claim] 특별히 어려운 […] => 점"),
    "yes-no": Example("스왑이 필요한가 - 아니오\n", "[concept] 스왑이 필요한가 => 아니오"),
    "enumeration": Example(
        "# 시작 명령\n" + "".join(f"- {word} 단계\n" for word in THIRTEEN), "[heading] 시작 명령 => 하나 단계"
    ),
    "shared-answer": Example(
        "".join(f"{name} 저장소: 새로 들어온 꾸러미\n\n" for name in ("디스크", "테이프", "플래시")),
        "[concept] 디스크 저장소 => 새로 들어온 꾸러미",
    ),
    "link-only": Example("[[커널]] [[스왑]] [[페이지]]\n", "[claim]"),
    "low-score": Example(f"{ANSWERED}\n", "[", Say(minimum=1.0)),
    "other-view": Example(f"{ANSWERED}\n", "[claim]"),
    "kind-off": Example(f"# 뮤텍스\n{ANSWERED}\n", "[", Say(kinds=frozenset())),
    "section-off": Example(f"# 하루를 마치며\n{ANSWERED}\n", "[", Say(never=frozenset({"하루를 마치며"}))),
    "too-many": Example("뮤텍스: 한 스레드만 드는 잠금\n\n세마포어: 여러 스레드가 드는 정수\n", "[", Say(most=1)),
    "same-fact": Example(f"=== 2026-05-11.md\n{ANSWERED}\n=== 2026-05-12.md\n{ANSWERED}\n", "["),
    "ambiguous": Example(
        "# 평문\n- 도청이 가능하다\n- 위장이 가능하다\n", "[claim] 평문 | […] 가능하다", Say(minimum=0.0)
    ),
    "answered-together": Example(
        "세션: 서버가 기억하는 사용자의 상태\n\n세션: 연결을 맺고 끊을 때까지의 대화\n", "[definition] 세션 =>"
    ),
}
_ORIGINAL = "> The kernel writes a dirty page to the disk before it reuses the frame."
EXAMPLES["translated"] = Example(
    f"{_ORIGINAL}\n\n커널은 프레임을 다시 쓰기 전에 더티 페이지를 디스크에 쓴다.\n", "[claim]"
)
MARKED_BY_THE_AUTHOR = {"no-card"}  # has tests of its own


def harvest(example: Example) -> Extraction:
    return merge([extract(document, ANALYZERS, example.say) for document in documents_of(example.note)])


@pytest.mark.parametrize(("code", "example"), EXAMPLES.items(), ids=EXAMPLES)
def test_a_reason_is_given(code: str, example: Example) -> None:
    found = harvest(example)
    refused = [line_of(each.candidate) for each in found.rejections if each.code == code]
    assert any(card.startswith(example.card) for card in refused), [
        (each.code, line_of(each.candidate)) for each in found.rejections
    ]


def test_every_reason_has_an_example() -> None:
    assert set(EXAMPLES) == set(REASONS) - MARKED_BY_THE_AUTHOR


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_no_other_reason_is_ever_given_and_no_refused_card_is_made(example: Example) -> None:
    found = harvest(example)
    assert {each.code for each in found.rejections} <= set(REASONS)
    assert not {id(each.candidate) for each in found.rejections} & {id(each) for each in found.candidates}


def test_every_reason_is_told_in_other_words() -> None:
    assert len(set(REASONS.values())) == len(REASONS)


STATED = ("question", "hedge", "plan", "task", "diary", "outcomes", "reference")


@pytest.mark.parametrize("code", STATED)
def test_what_the_author_does_not_state_gives_no_card_at_all(code: str) -> None:
    assert harvest(EXAMPLES[code]).candidates == ()


def test_a_footnote_that_names_a_page_of_an_encyclopedia_is_a_citation() -> None:
    note = "스케줄러는 공정성을 지킨다.[^1]\n\n[^1]: Wikipedia - Scheduling\n"
    codes = {line_of(each.candidate)[:10]: each.code for each in harvest(Example(note, "")).rejections}
    assert codes["[footnote]"] == "citation"


def test_an_answer_that_two_lines_share_may_be_asked_for() -> None:
    note = "디스크 저장소: 새로 들어온 꾸러미\n\n테이프 저장소: 새로 들어온 꾸러미\n"
    assert "shared-answer" not in {each.code for each in harvest(Example(note, "")).rejections}


@pytest.mark.parametrize(
    "sentence",
    [
        "이것은 커널이 페이지를 내보내는 방식이다.",
        "이러한 방식은 커널이 페이지를 디스크로 내보낼 때 쓰인다.",
        "위의 설정은 커널의 기본 페이지 크기를 4KB로 바꾼다.",
        "페이지를 디스크로 내보내는 순서는 아래처럼 정해진다.",
        "| 읽는 방법 | 탭은 tab이라고 읽는다 |",
    ],
)
def test_a_sentence_that_points_at_another_gives_no_card(sentence: str) -> None:
    assert harvest(Example(f"{sentence}\n", "")).candidates == ()


@pytest.mark.parametrize(
    ("front", "back", "expected"),
    [
        ("이름 서버", "서버", True),
        ("An API server", "API Server", True),
        ("`etcd`의 포트", "etcd", True),
        ("[…] 서버는 이름을 찾는다", "이름", True),
        ("이름 서버", "주소를 찾는 서버", False),
        ("a", "a", False),  # one letter gives nothing away
        ("포트 443", "44", True),
    ],
)
def test_a_front_that_shows_the_whole_answer(front: str, back: str, expected: bool) -> None:
    assert leaks(front, back) is expected


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (cloze("커널은 페이지를 내보낸다.", ("커널은", 1), context=("운영체제", "커널")), ("운영체제",)),
        (cloze("커널은 페이지를 내보낸다.", ("페이지를", 1), context=("페이지 교체",)), ()),
        (cloze("kubelet은 파드를 띄운다.", ("kubelet은", 1), context=("CKA", "Kubelet")), ("CKA",)),
        (cloze("커널은 페이지를 내보낸다.", ("페이지를", 1), context=("운영체제",)), ("운영체제",)),
        (pair("뮤텍스", "잠금", context=("동기화", "잠금")), ("동기화",)),
        (pair("뮤텍스", "한 스레드만 드는 잠금", context=("잠금",)), ("잠금",)),
    ],
)
def test_names_over_a_card_do_not_show_its_answer(candidate: Candidate, expected: tuple[str, ...]) -> None:
    assert hide_from_context(candidate).context == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="가나 Aa1-/.,!‘’()ﬁ", max_size=12), st.text(alphabet=" .,!‘’()", max_size=3))
def test_two_writings_of_one_text_share_its_letters(text: str, signs: str) -> None:
    assert squeeze(text + signs) == squeeze(text) == squeeze(text.upper()) == squeeze(squeeze(text))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("캐시가 작아서 나는 미스 (충돌은 배치 문제,", True),
        ("용량은 공간 문제)", True),
        ("(두 번째 잠금은 첫 번째보다 오래 간다.", True),
        ("용량(capacity)은 공간 문제다 :)", False),
        ("1) 커널은 페이지를 내보낸다.", False),
        ("예) 커널은 (오래된) 페이지를 내보낸다.", False),
        ("커널은 페이지1)를 내보낸다.", False),
        ("커널은 페이지를 내보내고,", True),
    ],
)
def test_a_sentence_is_cut_within_a_bracket_but_a_number_opens_none(text: str, cut: bool) -> None:
    assert is_cut(text) == cut


@pytest.mark.parametrize("kind", [Kind.EXPLICIT, Kind.CONCEPT])
def test_every_refused_card_has_its_words_and_its_place(kind: Kind) -> None:
    found = harvest(Example(f"뮤텍스::잠금\n\n세마포어: 정수\n\n{ANSWERED}\n", "", Say(minimum=1.0)))
    assert all(each.candidate.sources[0].path and line_of(each.candidate) for each in found.rejections)
    assert (kind in {each.kind for each in found.candidates}) == (kind is Kind.EXPLICIT)


@pytest.mark.parametrize(
    ("note", "code", "card"),
    [
        ("## 망\n| 도구 | 값 |\n| --- | --- |\n| 하나 | 둘째 |\n| 셋 | 넷째 |\n", "container", "[heading] 망 =>"),
        ("부동 소수점: (소수점이 떠다니는 표기)\n", "piece", "부동 소수점 => (소수점이"),
        ("(예: 두 스레드가 같은 잠금을 기다린다.)\n", "example", "[claim]"),
        ("2026-05-11 커널은 페이지를 디스크로 내보낸다.\n", "reference", "[claim]"),
        ("22시, 커널은 페이지를 디스크로 내보낸다.\n", "reference", "[claim]"),
        ("- void* calloc(size_t count, size_t size)\n", "code", "[claim]"),
    ],
)
def test_other_signs_of_a_reason(note: str, code: str, card: str) -> None:
    found = harvest(Example(note, card))
    refused = [line_of(each.candidate) for each in found.rejections if each.code == code]
    assert any(card in line for line in refused), [(r.code, line_of(r.candidate)) for r in found.rejections]


@pytest.mark.parametrize(
    "note",
    ["그 값: undefined\n", "This lock: a lock that waits\n", "변수는 어떤 주소를 가리키며 그 값은 undefined 이다.\n"],
)
def test_what_only_points_is_no_term(note: str) -> None:
    found = harvest(Example(note, "", Say(minimum=0.0)))
    assert {each.code for each in found.rejections if each.candidate.kind is Kind.DEFINITION} == {"unresolved"}


def test_no_gap_asks_for_what_the_nearest_name_over_it_says() -> None:
    note = "- 함수\n  - 메모리 해제 : free\n    - 할당된 메모리 해제\n"
    found = harvest(Example(note, "", Say(minimum=0.0)))
    assert not [each for each in found.candidates if line_of(each).endswith("=> 메모리 해제")]
