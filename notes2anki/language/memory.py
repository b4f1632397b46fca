"""What an analyser of a library said of a text, remembered: asking it again would give the same."""

from __future__ import annotations

from typing import NamedTuple, Protocol

Token = tuple[str, str, int, int]
"""Form, tag as the library writes it, start and end in code points; the form may be another than what the text has."""


class Question(NamedTuple):
    """All that an answer depends on: the analyser's name, version and settings, the text, and its marked spans.

    A span is (start, end, tag), in code points.
    """

    analyser: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


class Memory(Protocol):
    """Keeps answers from run to run, where they belong to the question alone."""

    def recall(self, question: Question) -> list[Token] | None:
        """Return the answer that was learned once, None for a question that is new."""

    def learn(self, question: Question, answer: list[Token]) -> None:
        """Keep an answer."""
