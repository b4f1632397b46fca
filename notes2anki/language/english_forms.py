"""What an inflected English word may be a form of: how tables of words are looked up."""

from __future__ import annotations

from collections.abc import Iterator

_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ily", ("y",)),
    ("ly", ("", "le")),
)
_SHORTEST = 2  # letters of a stem
_DOUBLED = 4  # letters of the shortest stem that doubles its last (stopp-ed)


def base_forms(word: str) -> Iterator[str]:
    """Yield what an inflected word may be a form of, itself first."""
    yield word
    if word.endswith("'s"):
        word = word.removesuffix("'s")
        yield word
    for ending, others in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST:
            continue
        yield from (stem + other for other in others)
        if len(stem) >= _DOUBLED and stem[-1] == stem[-2]:
            yield stem[:-1]
