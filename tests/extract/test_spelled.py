"""What two writings of one thing share, and whether a text says a word or only its letters."""

from __future__ import annotations

import pytest

from notes2anki.extract.spelled import bare, says, squeeze


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("IP 주소", "IP", True),
        ("Description", "IP", False),
        ("A whip", "IP", False),
        ("TCP/IP", "IP", True),
        ("IPv6", "IP", False),
        ("Threads", "thread", True),
        ("C# 형식", "C", False),
        ("Logging", "log", False),
        ("How to log in", "log in", True),
        ("Sign-in", "sign in", True),
        ("뮤텍스란?", "뮤텍스는", True),
        ("세마포어", "뮤텍스", False),
        ("분산락의 구현", "락을", True),  # Korean writes words together
    ],
)
def test_a_text_says_a_word(text: str, wanted: str, expected: bool) -> None:
    assert says(text, bare(wanted)) is expected


def test_writings_of_one_thing_are_squeezed_alike() -> None:
    assert squeeze("“Kube-Proxy”, 설정") == squeeze("kube-proxy 설정")
    assert squeeze("x < 1") != squeeze("x > 1")
