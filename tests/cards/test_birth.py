"""The guid that a note is born with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.cards.birth import ALPHABET, birth_guid, later_guid, normalised
from notes2anki.model import Guid, Kind


def test_a_guid_is_the_same_on_every_machine_and_in_every_version() -> None:
    assert birth_guid(Kind.CONCEPT, "CNI", "2026/05-11.md") == "mGkphc5WQP"
    assert birth_guid(Kind.CLAIM, "CNI", "2026/05-11.md", "CNI는 네트워크를 설정한다\n네트워크") == "qvTwAL05jY"
    assert later_guid(Guid("0123456789"), 1) == "b2NXQ8QppC"


@pytest.mark.parametrize(
    "subject",
    ["CNI", "cni", " CNI ", "ＣＮＩ", "**CNI**", "==CNI==", "`CNI`", "[[CNI]]"],
)
def test_case_width_space_and_markup_do_not_count(subject: str) -> None:
    assert birth_guid(Kind.CONCEPT, subject, "a.md") == birth_guid(Kind.CONCEPT, "CNI", "a.md")


def test_decomposed_hangul_is_the_same_word() -> None:
    assert normalised("\u1100\u1161") == normalised("가")


parts = st.tuples(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))


@settings(deadline=None)
@given(parts, parts)
def test_where_one_part_ends_counts(first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    same = [normalised(part) for part in first] == [normalised(part) for part in second]
    guids = [birth_guid(Kind.CONCEPT, *each) for each in (first, second)]
    assert (guids[0] == guids[1]) is same


def test_a_part_cannot_be_moved_into_the_next() -> None:
    assert birth_guid(Kind.CONCEPT, "ab", "c") != birth_guid(Kind.CONCEPT, "a", "bc")
    assert birth_guid(Kind.CONCEPT, "a", "b", "") != birth_guid(Kind.CONCEPT, "a", "", "b")


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_guid_is_ten_plain_characters(subject: str, path: str) -> None:
    guid = birth_guid(Kind.HEADING, subject, path)
    assert len(guid) == 10
    assert set(guid) <= set(ALPHABET)
