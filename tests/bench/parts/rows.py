"""The same notes for both writers of packages: fields of one shape, ids and tags."""

from __future__ import annotations

from bench.notes import facts

DECK = "vault::bench"
TAGS = ("n2a::concept", "study")


def rows(count: int) -> list[tuple[str, ...]]:
    """Return the fields of so many notes: front, back, context, extra, source, id and two empty ones."""
    return [
        (
            f"{fact.question} ({number})",
            f"<p>{fact.answer}</p>",
            f"학습 일지 › {fact.term}",
            "",
            f'<a href="obsidian://open?vault=vault&amp;file=day-{number:06d}">day-{number:06d}:1</a>',
            f"n2a-{number:08x}",
            "",
            "",
        )
        for number, fact in enumerate(facts(count))
    ]
