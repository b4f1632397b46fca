"""`term: text` in its many shapes becomes a question and an answer."""

from __future__ import annotations

import pytest

from extract.compact import line_of, proposals_of, study_of
from notes2anki.extract import labels
from notes2anki.extract.labels import is_chain


def proposed(markdown: str) -> list[str]:
    return [f"{p.candidate.rule} {line_of(p.candidate)}" for p in labels.propose(study_of(markdown))]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("뮤텍스: 잠금의 하나", "colon [concept] 뮤텍스 => 잠금의 하나"),
        ("뮤텍스 : 잠금의 하나", "colon [concept] 뮤텍스 => 잠금의 하나"),
        ("뮤텍스 - 잠금의 하나", "dash [concept] 뮤텍스 => 잠금의 하나"),
        ("Mutex — a lock", "dash [concept] Mutex => a lock"),
        ("뮤텍스 = 잠금의 하나", "equals [concept] 뮤텍스 => 잠금의 하나"),
        ("`ss` -> 소켓 상태를 보는 명령", "arrow [concept] ss => 소켓 상태를 보는 명령"),
        ("뮤텍스 (한 번에 하나만 드는 잠금)", "paren [concept] 뮤텍스 => 한 번에 하나만 드는 잠금"),
        ("- **뮤텍스**: 잠금의 하나", "colon [concept] 뮤텍스 => 잠금의 하나"),
        ("- [[동기화/뮤텍스|뮤텍스]]: 잠금", "colon [concept] 뮤텍스 => 잠금"),
        ("① 뮤텍스: 잠금", "colon [concept] 뮤텍스 => 잠금"),
        # the first sign parts; what follows is the answer
        ("뮤텍스: 잠금: 둘은 못 든다", "colon [concept] 뮤텍스 => 잠금: 둘은 못 든다"),
        ("뮤텍스(Mutex): 잠금", "colon [concept] 뮤텍스(Mutex) => 잠금"),
        ("TCP/IP: a suite of protocols", "colon [concept] TCP/IP => a suite of protocols"),
        ("0.0.0.0: 모든 주소", "colon [concept] 0.0.0.0 => 모든 주소"),
        ("`--no-ff` - 병합 커밋을 남긴다", "dash [concept] --no-ff => 병합 커밋을 남긴다"),
        ("뮤텍스[^1]: 잠금\n\n[^1]: 자물쇠", "colon [concept] 뮤텍스 => 잠금"),
        ("BIGINT (long 8 bytes)", "paren [concept] BIGINT => long 8 bytes"),
        ("long(int 8바이트)", "paren [concept] long => int 8바이트"),
    ],
)
def test_a_sign_parts_a_term_from_its_explanation(markdown: str, expected: str) -> None:
    assert proposed(markdown + "\n") == [expected]


@pytest.mark.parametrize(
    "markdown",
    [
        "10:30에 시작한다",
        "https://example.org/a",
        "읽기-쓰기 잠금",
        "`a: b`로 쓴다.",
        "열기 -> 읽기 -> 닫기",
        "뮤텍스: ",
        ": 잠금",
        "- 참고: 어느 책",  # names that frame a note explain nothing
        "- 예시: 은행 창구",
        "![[잠금.png]]: 잠금",
        "이것은 여러 낱말로 된 긴 문장이고 그 끝에: 설명이 붙는다",
        "void* calloc(size_t count, size_t size)",
        "push(int value);",
    ],
)
def test_other_lines_are_no_label(markdown: str) -> None:
    assert proposed(markdown + "\n") == []


def test_each_line_of_a_paragraph_may_be_one() -> None:
    assert proposed("뮤텍스: 잠금\n그냥 말이다.\n세마포어: 정수\n") == [
        "colon [concept] 뮤텍스 => 잠금",
        "colon [concept] 세마포어 => 정수",
    ]


def test_what_stands_over_a_term_is_its_context() -> None:
    assert proposed("# 동기화\n**잠금**\n- 뮤텍스: 하나만 든다\n") == [
        "colon [concept] 동기화 ▸ 잠금 | 뮤텍스 => 하나만 든다"
    ]


def test_the_lines_of_one_list_that_one_sign_parts_are_alike() -> None:
    note = "- 읽기: 함께 든다\n- 쓰기: 혼자 든다\n- 갱신 - 하나만 든다\n\n글\n\n- 공유: 여럿이다\n\n뮤텍스: 잠금이다\n"
    found = {each.candidate.subject: each.alike for each in labels.propose(study_of(note))}
    assert found["읽기"] == found["쓰기"] != ""
    assert len({found["읽기"], found["갱신"], found["공유"], found["뮤텍스"]}) == 4
    assert found["뮤텍스"] == ""


def test_an_aspect_asks_with_the_name_over_it() -> None:
    assert proposed("# 동기화\n## 뮤텍스\n- 장점: 단순하다\n- 단점: 멈춘다\n") == [
        "colon [concept] 동기화 | 뮤텍스 › 장점 => 단순하다",
        "colon [concept] 동기화 | 뮤텍스 › 단점 => 멈춘다",
    ]


def test_the_answer_keeps_its_marks() -> None:
    (proposal,) = labels.propose(study_of("뮤텍스: **하나만** 든다\n"))
    assert [(inline.text, sorted(inline.marks)) for inline in proposal.candidate.back[0].lines[0].inlines] == [
        ("하나만", ["bold"]),
        (" 든다", []),
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [("a -> b", False), ("a -> b -> c", True), ("a → b ⇒ c", True), ("a => b", False)]
)
def test_a_chain_of_steps(text: str, expected: bool) -> None:
    assert is_chain(text) is expected


def test_an_aspect_of_nothing_asks_nothing() -> None:
    assert proposed("# 공부 메모장\n- 장점: 단순하다\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "TLS (new)",
        "Islands (including small ones)",
        "Templater (see below)",
        "값이 하나로 정해진다. (즉 유일하다)",
        "뮤텍스 (Mutex)",
        "There are many ways to lock (mutex, semaphore)",
        "Ethernet (ETH)",
        "Serializable (level 3)",
        "Public key (Common)",
        "Al-Muhalla (d. 456)",
        "직렬화 (레벨 3)",
    ],
)
def test_a_remark_or_a_translation_in_brackets_explains_nothing(line: str) -> None:
    assert [each for each in proposed(line + "\n") if each.startswith("paren")] == []


def test_a_parent_is_asked_by_its_term_and_its_whole_line_stays_for_a_card_that_asks_it() -> None:
    parents = [
        (proposal.candidate.subject, proposal.fact, proposal.last)
        for proposal in proposals_of("- 문제 1: 자식 호출\n  - 자식의 함수를 부른다.\n")
        if proposal.candidate.rule == "item"
    ]
    assert parents == [("문제 1", "1:문제 1", False), ("문제 1: 자식 호출", "1:문제 1", True)]
