"""Every card tells why it was made, by its own rule."""

from __future__ import annotations

import pytest

from extract.compact import harvest, proposals_of
from extract.test_judge import sample
from notes2anki.extract.reasons import WHY, why
from notes2anki.model import Kind


def test_every_rule_of_the_sample_has_a_text_of_its_own() -> None:
    rules = {proposal.candidate.rule for proposal in sample() if proposal.candidate.kind is not Kind.EXPLICIT}
    assert len(rules) > 12
    for rule in rules:
        assert why(rule) in (WHY.get(rule), WHY.get(rule.split("_", maxsplit=1)[0])), rule


def test_no_two_rules_share_a_text() -> None:
    assert len(set(WHY.values())) == len(WHY)


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        ("table_row", "table_row"),
        ("definition_K5w", "definition"),
        ("claim_chunk", "claim"),
        ("bold_line", "bold_line"),
        ("q_and_a", "explicit"),
    ],
)
def test_a_rule_speaks_for_its_family_where_it_has_no_words_of_its_own(rule: str, key: str) -> None:
    assert why(rule) == WHY[key]


RULES = {
    "heading": "### 뮤텍스\n한 번에 한 스레드만 드는 잠금이다.\n둘째 줄이다.\n",
    "item_heading": "- ### 뮤텍스\n  한 번에 한 스레드만 드는 잠금이다.\n",
    "bold_line": "**뮤텍스**\n한 번에 한 스레드만 드는 잠금이다.\n",
    "title_line": "뮤텍스\n한 번에 한 스레드만 드는 잠금이다.\n",
    "item": "- 뮤텍스\n  - 한 번에 한 스레드만 드는 잠금이다.\n",
    "callout": "> [!note] 뮤텍스\n> 한 번에 한 스레드만 드는 잠금이다.\n",
    "question": "뮤텍스는 무엇인가?\n한 번에 한 스레드만 드는 잠금이다.\n",
    "colon": "뮤텍스: 잠금의 하나\n",
    "arrow": "뮤텍스 -> 잠금\n",
    "equals": "뮤텍스 = 잠금\n",
    "dash": "뮤텍스 - 잠금\n",
    "stop": "**뮤텍스**. 한 번에 하나만 드는 잠금\n",
    "paren": "뮤텍스 (한 번에 하나만 드는 잠금)\n",
    "table_row": "| 잠금 | 뜻 |\n| --- | --- |\n| 공유 | 함께 읽는다 |\n| 배타 | 혼자 쓴다 |\n",
    "table_column": (
        "| 뮤텍스 | 세마포어 |\n| --- | --- |\n| 한 번에 한 스레드만 드는 잠금 | 여러 스레드가 나누어 드는 정수 |\n"
    ),
    "footnote": "뮤텍스는 잠금이다.[^1]\n\n[^1]: 자물쇠에서 온 말이다.\n",
}


@pytest.mark.parametrize(("rule", "note"), RULES.items(), ids=RULES)
def test_every_rule_with_a_text_proposes_something(rule: str, note: str) -> None:
    assert rule in {proposal.candidate.rule for proposal in proposals_of(note)}


def test_every_text_has_its_rule() -> None:
    assert set(WHY) == {*RULES, "definition", "claim", "explicit"}


def test_every_card_carries_its_reason() -> None:
    found = harvest(
        "### 뮤텍스\n한 번에 한 스레드만 자원을 쓰게 하는 잠금이다.\n소유자는 잠금을 놓을 수 있는 스레드이다.\n"
    )
    assert found.candidates
    assert all(candidate.reason == why(candidate.rule) for candidate in found.candidates)
    assert all(rejection.candidate.reason == why(rejection.candidate.rule) for rejection in found.rejections)
