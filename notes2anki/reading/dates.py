"""Dates in names: the formats of moment.js, which Obsidian's daily notes are named by."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re

_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = "|".join(_MONTH_NAMES)
_SHORT_MONTHS = "|".join(name[:3] for name in _MONTH_NAMES)

# What each token of a format matches; a named group is a part of the date, the rest only stands there.
# Longest first. https://momentjs.com/docs/#/displaying/format/
_TOKENS = {
    "YYYY": r"(?P<year>\d{4})",
    "DDDD": r"(?P<day_of_year>\d{3})",
    "MMMM": rf"(?P<month_name>{_MONTHS}|\d{{1,2}}월)",
    "dddd": r"[^\W\d_]{1,20}",
    "GGGG": r"\d{4}",
    "gggg": r"\d{4}",
    "DDD": r"(?P<day_of_year>\d{1,3})",
    "MMM": rf"(?P<month_name>{_SHORT_MONTHS}|\d{{1,2}}월)",
    "ddd": r"[^\W\d_]{1,10}",
    "YY": r"(?P<short_year>\d{2})",
    "MM": r"(?P<month>\d{2})",
    "DD": r"(?P<day>\d{2})",
    "Do": r"(?P<day>\d{1,2})(?:st|nd|rd|th|일)",
    "dd": r"[^\W\d_]{1,5}",
    "WW": r"\d{2}",
    "ww": r"\d{2}",
    "HH": r"\d{2}",
    "hh": r"\d{2}",
    "mm": r"\d{2}",
    "ss": r"\d{2}",
    "M": r"(?P<month>\d{1,2})",
    "D": r"(?P<day>\d{1,2})",
    "W": r"\d{1,2}",
    "w": r"\d{1,2}",
    "Q": r"[1-4]",
    "E": r"[1-7]",
    "e": r"[0-6]",
    "d": r"[0-6]",
    "A": r"AM|PM|오전|오후",
    "a": r"am|pm|오전|오후",
    "H": r"\d{1,2}",
    "h": r"\d{1,2}",
    "m": r"\d{1,2}",
    "s": r"\d{1,2}",
}
_FORMAT = re.compile(r"\[(?P<literal>[^\]]*)\]|(?P<token>" + "|".join(_TOKENS) + r")|(?P<other>.)", re.DOTALL)

# How authors write a day when no format is set: 2025-04-07, 2025.4.7, 2025/04/07, 2025년 4월 7일, 20250407.
_LOOSE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:[-./]|년 ?)(?P<month>\d{1,2})(?:[-./]|월 ?)(?P<day>\d{1,2})(?!\d)일?"
    r"|(?<!\d)(?P<year8>(?:19|20)\d{2})(?P<month8>[01]\d)(?P<day8>[0-3]\d)(?!\d)"
)


def parse_by_format(text: str, moment_format: str) -> dt.date | None:
    """Return the day that the whole text names in a moment.js format, or None.

    Weekday names and weeks are allowed for but not checked; a format without year, month and day gives None.
    """
    found = _pattern(moment_format).fullmatch(text)
    return _date(found.groupdict()) if found else None


def find_date(text: str) -> dt.date | None:
    """Return the first day in a text that is written with its year, in digits."""
    for found in _LOOSE.finditer(text):
        year, month, day = (int(found[part] or found[part + "8"]) for part in ("year", "month", "day"))
        date = _valid(year, month, day)
        if date:
            return date
    return None


@functools.lru_cache(maxsize=32)
def _pattern(moment_format: str) -> re.Pattern[str]:
    parts: list[str] = []
    used: set[str] = set()
    for found in _FORMAT.finditer(moment_format):
        if found["token"]:
            parts.append(_once(_TOKENS[found["token"]], used))
        else:
            parts.append(re.escape(found["literal"] or found["other"] or ""))
    return re.compile("".join(parts), re.IGNORECASE)


def _once(pattern: str, used: set[str]) -> str:
    """Capture a part the first time only: `YYYY/MM/YYYY-MM-DD` says year and month twice."""
    name = re.search(r"\?P<(\w+)>", pattern)
    if not name:
        return f"(?:{pattern})"
    if name[1] in used:
        return pattern.replace(name[0], "?:")
    used.add(name[1])
    return pattern


def _date(parts: dict[str, str | None]) -> dt.date | None:
    year = int(parts.get("year") or 0) or _full_year(parts.get("short_year"))
    if not year:
        return None
    if parts.get("day_of_year"):
        return _day_of_year(year, int(parts["day_of_year"] or 0))
    month = int(parts.get("month") or 0) or _month_number(parts.get("month_name"))
    return _valid(year, month, int(parts.get("day") or 0))


def _full_year(two_digits: str | None) -> int:
    """Return the year that moment.js takes two digits for: 69 … 99 are of the last century."""
    if not two_digits:
        return 0
    return int(two_digits) + (1900 if int(two_digits) > 68 else 2000)


def _month_number(name: str | None) -> int:
    if not name:
        return 0
    if name.endswith("월"):
        return int(name[:-1])
    return 1 + [month[:3].casefold() for month in _MONTH_NAMES].index(name[:3].casefold())


def _day_of_year(year: int, day: int) -> dt.date | None:
    if not 1 <= day <= 365 + calendar.isleap(year):
        return None
    return dt.date(year, 1, 1) + dt.timedelta(days=day - 1)


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
