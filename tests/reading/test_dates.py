"""Dates in names."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes2anki.reading.dates import find_date, parse_by_format
from notes2anki.reading.document import read_document

DAY = dt.date(2025, 4, 7)


@pytest.mark.parametrize(
    ("name", "moment_format"),
    [
        ("2025-04-07", "YYYY-MM-DD"),
        ("20250407", "YYYYMMDD"),
        ("2025/04/2025-04-07", "YYYY/MM/YYYY-MM-DD"),
        ("2025년 4월 7일", "YYYY년 M월 D일"),
        ("2025년 4월 7일 월요일", "YYYY[년] M[월] D[일] dddd"),
        ("25.4.7 (월)", "YY.M.D (ddd)"),
        ("Monday, April 7th 2025", "dddd, MMMM Do YYYY"),
        ("apr 07 2025", "MMM DD YYYY"),
        ("4월-7일 2025", "MMM-Do YYYY"),
        ("일지 2025-04-07", "[일지] YYYY-MM-DD"),
        ("2025-W15 2025-04-07", "gggg-[W]ww YYYY-MM-DD"),
        ("2025-097", "YYYY-DDDD"),
        ("2025-04-07 0130", "YYYY-MM-DD HHmm"),
    ],
)
def test_a_name_is_read_by_its_format(name: str, moment_format: str) -> None:
    assert parse_by_format(name, moment_format) == DAY


@pytest.mark.parametrize(
    ("name", "moment_format"),
    [
        ("2025-02-30", "YYYY-MM-DD"),
        ("2025-13-01", "YYYY-MM-DD"),
        ("2025-04-07 공부", "YYYY-MM-DD"),
        ("x2025-04-07", "YYYY-MM-DD"),
        ("2025-4-7", "YYYY-MM-DD"),
        ("2025-W15", "gggg-[W]ww"),
        ("04-07", "MM-DD"),
        ("2025-366", "YYYY-DDDD"),
        ("", "YYYY-MM-DD"),
        ("2025-04-07", ""),
    ],
)
def test_what_does_not_fit_is_no_day(name: str, moment_format: str) -> None:
    assert parse_by_format(name, moment_format) is None


@pytest.mark.parametrize("text", ["2025-04-07", "2025.4.7", "2025/04/07 공부", "2025년 4월 7일(월)", "20250407"])
def test_a_day_is_found_in_text(text: str) -> None:
    assert find_date(text) == DAY


@pytest.mark.parametrize("text", ["", "4월 7일", "2025-04", "1234567890123", "2025-99-99", "버전 3025.4.7"])
def test_no_day_is_made_up(text: str) -> None:
    assert find_date(text) is None


@given(st.text(max_size=50), st.text("YMDdHhmsWwQEeAa[]-/ 년", max_size=20))
def test_any_name_and_format_are_read_or_not(name: str, moment_format: str) -> None:
    parsed = parse_by_format(name, moment_format)
    assert parsed is None or parsed.year >= 1


HEAD = "---\npermalink: {}\ndate: {}\n---\n# {}\n"


@pytest.mark.parametrize(
    ("path", "text", "date"),
    [
        ("일지/2025-04-07.md", HEAD.format("/x/2025-01-02/", "2025-01-03", "2025-01-04"), DAY),
        ("일지/이름.md", HEAD.format("/x/2025-04-07/", "2025-01-03", "2025-01-04"), DAY),
        ("일지/이름.md", HEAD.format("/x/y/", "2025-04-07T10:00", "2025-01-04"), DAY),
        ("일지/이름.md", HEAD.format("/x/y/", "", "2025-04-07 월요일"), DAY),
        ("일지/이름.md", HEAD.format("/x/y/", "", "제목") + "# 2025-04-07\n", None),
        ("일지/2025-04-07 회의.md", "글", None),
        ("일지/이름.md", "---\ncreated: 2025.4.7\n---\n", DAY),
        ("이름.md", '---\n{"dg-note-properties":{"date":"2025-04-07"}}\n---\n', DAY),
        ("이름.md", '---\n{"dg-permalink":"2025-04-07"}\n---\n', DAY),
    ],
)
def test_the_day_is_taken_from_name_permalink_property_heading_in_that_order(
    path: str, text: str, date: dt.date | None
) -> None:
    assert read_document(text, path).date == date


def test_a_format_with_folders_looks_at_the_path() -> None:
    read = read_document("글", "일지/2025/04-07.md", daily_format="YYYY/MM-DD")
    assert read.date == DAY
    assert read_document("글", "04-07.md", daily_format="YYYY/MM-DD").date is None
