"""Bytes become text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from notes2anki.model import Severity
from notes2anki.reading.decode import REPLACED, BinaryFileError, decode, encoding_problem, normalise

NOTE = "# 제목\n본문은 가나다, abc.\n" * 10


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NOTE.encode(), "utf-8"),
        (NOTE.encode("utf-8-sig"), "utf-8-sig"),
        (NOTE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + NOTE.encode("utf-16-be"), "utf-16"),
        (NOTE.encode("utf-32"), "utf-32"),
        (NOTE.encode("utf-16-le"), "utf-16-le"),
        (NOTE.encode("utf-16-be"), "utf-16-be"),
        (NOTE.encode("cp949"), "cp949"),
        (NOTE.replace("\n", "\r\n").encode(), "utf-8"),
        (NOTE.replace("\n", "\r").encode(), "utf-8"),
        (unicodedata.normalize("NFD", NOTE).encode(), "utf-8"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_every_usual_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    assert decode(data) == (NOTE, encoding)


def test_an_empty_file_is_text() -> None:
    assert decode(b"") == ("", "utf-8")
    assert decode(b"\xef\xbb\xbf") == ("", "utf-8-sig")


def test_unknown_bytes_are_replaced_and_reported() -> None:
    text, encoding = decode("가나다 ".encode() + b"\xff\xff" + " caf\u00e9".encode("latin-1"))
    assert (text[:4], encoding) == ("가나다 ", REPLACED)
    assert "\ufffd" in text
    problem = encoding_problem(encoding, "a.md")
    assert problem
    assert (problem.code, problem.severity, str(problem.span)) == ("encoding", Severity.WARNING, "a.md:1")


def test_a_wrong_byte_order_mark_is_reported() -> None:
    assert decode(b"\xff\xfea")[1] == REPLACED


def test_a_guessed_encoding_is_told_and_utf8_is_not() -> None:
    guessed = encoding_problem("cp949", "a.md")
    assert guessed
    assert guessed.severity is Severity.INFO
    assert encoding_problem("utf-8", "a.md") is None
    assert encoding_problem("utf-16", "a.md") is None


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 100, NOTE.encode() + b"\0\0\0", b"a\0b"])
def test_bytes_with_nuls_are_no_text(data: bytes) -> None:
    with pytest.raises(BinaryFileError):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_binary(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except BinaryFileError:
        assert b"\0" in data
    else:
        assert "\0" not in text
        assert normalise(text) == text


@given(st.text(st.characters(codec="cp949"), min_size=1))
def test_cp949_is_read_unless_it_is_valid_utf8(text: str) -> None:
    data = text.encode("cp949")
    assume(b"\0" not in data)
    try:
        data.decode()
    except UnicodeDecodeError:
        assert decode(data) == (normalise(text), "cp949")


@given(st.text())
def test_normalising_keeps_the_lines_and_is_done_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once.count("\n") == len(re.findall(r"\r\n|\r|\n", text))
    assert len(once.splitlines()) <= once.count("\n") + 1


def test_what_cannot_be_seen_is_dropped_and_emoji_stay() -> None:
    assert normalise("가\u200b나\ufeff다\x07\x0b\x85\u202e라") == "가나다라"
    assert normalise("👩\u200d💻 ☂\ufe0f") == "👩\u200d💻 ☂\ufe0f"
    assert normalise("가\u2028나") == "가 나"
