"""What leads what follows it without being a heading."""

from __future__ import annotations

import pytest

from notes2anki.extract.leads import announcement
from notes2anki.extract.outlining import outline
from notes2anki.reading.document import read_document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이 구조에는 다음과 같은 단점이 있다.", "이 구조에는 다음과 같은 단점이 있다."),
        ("요청은 나뉜다. 나누는 방법은 다음의 세 가지이다.", "나누는 방법은 다음의 세 가지이다."),
        ("There are three kinds of probes:", "There are three kinds of probes"),
        ("The kubelet knows the following probes.", "The kubelet knows the following probes."),
        ("비트를 하나 붙인 다음 전송한다.", ""),
        ("다음 날 읽을 책이다.", ""),
        ("오늘은 다음을 공부했다:", ""),
        ("Today I read about:", ""),
        ("프로브는 컨테이너를 밖에서 살핀다.", ""),
    ],
)
def test_the_sentence_that_announces_a_list(text: str, expected: str) -> None:
    (block,) = read_document(f"{text}\n", "a.md").blocks
    assert announcement(block) == expected


def test_of_a_list_without_bullets_no_name_explains_another() -> None:
    assert outline(read_document("Optimism\nStarknet\nArbitrum\n", "a.md")).titled == ()
    for names in ("Optimism\nStarknet\n", "Optimism\nStarknet\nArbitrum\n"):
        assert len(outline(read_document(f"Rollups:\n{names}", "a.md")).titled) == 1
    assert len(outline(read_document("Rollups\nOptimism\n", "a.md")).titled) == 1
    assert len(outline(read_document("Rollups\nThey pack many transactions.\n", "a.md")).titled) == 1
