"""Which lines are the original of a translation that stands behind them."""

from __future__ import annotations

import pytest

from notes2anki.extract.outlining import outline
from notes2anki.extract.translations import originals
from notes2anki.reading.document import read_document

ENGLISH = "The kernel writes a dirty page to the disk before it reuses the frame."
KOREAN = "커널은 프레임을 다시 쓰기 전에 더티 페이지를 디스크에 쓴다."


def found(note: str) -> list[int]:
    return sorted(originals(outline(read_document(note, "note.md")).statements))


@pytest.mark.parametrize(
    ("note", "lines"),
    [
        (f"> {ENGLISH}\n\n{KOREAN}\n", [1]),
        (f"> {ENGLISH}\n\n> {KOREAN}\n", [1]),
        (f"# 커널\n> {ENGLISH}\n\n{KOREAN}\n\n> {ENGLISH}\n\n{KOREAN}\n", [2, 6]),
        (
            "> It waits for the other thread.\n> Then it wakes up.\n\n다른 스레드를 기다린다.\n깨어난다.\n",
            [1, 2],
        ),
        (f"> {ENGLISH}\n>\n> 1 2 3\n\n{KOREAN}\n", [1, 3]),
        (f"# 서문\n> {ENGLISH}\n\n# 커널\n> {ENGLISH}\n\n{KOREAN}\n", [5]),
        # a translator makes one sentence of two
        (
            (
                "> It waits for it. It wakes up. It looks at it. It takes it. It goes on.\n\n"
                "그것을 기다렸다가 깨어난다. 그것을 살펴보고 나서 가져간다. 그리고 계속한다.\n"
            ),
            [1],
        ),
        # a name of the translation stands in the original
        ("NGINX buffers the whole answer of the server.\n\nNGINX는 서버의 응답 전체를 버퍼에 담는다.\n", [1]),
        (
            "NGINX and Envoy buffer the whole answer of a server.\n\nNGINX와 Envoy는 HTTP 응답 전체를 버퍼에 담는다.\n",
            [1],
        ),
        # another name: the second says something of its own
        ("NGINX buffers the whole answer of the server.\n\n그래서 HAProxy보다 응답이 늦게 시작된다고 한다.\n", []),
        # without a name only what somebody else said is taken for an original
        (f"{ENGLISH}\n\n{KOREAN}\n", []),
        (f"> {ENGLISH}\n\n커널이 그런다.\n", []),
        (f"> {ENGLISH}\n\n{KOREAN * 3}\n", []),
        (f"> {ENGLISH}\n\n커널은 쓴다. 다시 쓴다. 또 쓴다. 그리고 프레임을 다시 쓴다.\n", []),
        (f"> {ENGLISH}\n\n# 캐시\n{KOREAN}\n", []),
        (f"> {KOREAN}\n\n{ENGLISH}\n", []),
        ("> The art of unix programming in practice\n\n유닉스 프로그래밍의 예술과 실제\n", []),
        ("> Lock it.\n\n잠가라.\n", []),
        (f"> {ENGLISH}\n", []),
        ("", []),
    ],
)
def test_originals(note: str, lines: list[int]) -> None:
    assert found(note) == lines
