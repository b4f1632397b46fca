"""JSON for programs: values that several reports share, and text that any stream can take."""

from __future__ import annotations

import json
from typing import TextIO

from notes2anki.model import Problem


def to_json(value: object, stream: TextIO, *, indent: int | None = None) -> str:
    """Return JSON that `stream` can take: what its encoding lacks is escaped by JSON's own rules."""
    try:
        text = json.dumps(value, ensure_ascii=False, indent=indent)
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, ensure_ascii=True, indent=indent)
    return text


def problem_object(problem: Problem) -> dict[str, object]:
    """Return a problem as JSON."""
    return {
        "path": problem.span.path,
        "line": problem.span.start,
        "code": problem.code,
        "message": problem.message,
        "severity": problem.severity.value,
    }
