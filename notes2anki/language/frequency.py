"""How rare a word is in English at large: what a learner is asked for is rarely a word that everyone says daily.

Readers keep the choice in .662 of the English sentences of authors left out, without it in .656 (three trainings).
Korean has no such table: one gave .003 there, no more than trainings scatter.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from notes2anki.language.english_forms import base_forms

_MOST = 8.0  # on the Zipf scale no word is as frequent
_UNKNOWN = 3.0  # the table ends at 3.5


@lru_cache(maxsize=20_000)  # a vault says the same words again and again
def english_rarity(word: str) -> float:
    """Return how rare an English word is, in any form and case: 2 (day, work) … 4.5, 5 in no table, in half steps.

    Each step is the square root of ten: of two words a whole apart the rarer one is said a tenth as often.
    """
    table = _table()
    return _MOST - next((table[form] for form in base_forms(word.lower()) if form in table), _UNKNOWN)


@cache
def _table() -> Mapping[str, float]:
    text = files(__package__).joinpath("frequency_en.txt").read_text(encoding="utf-8")
    table: dict[str, float] = {}
    band = _UNKNOWN
    for line in text.splitlines():
        if line.startswith("["):
            band = float(line.strip("[]"))
        elif not line.startswith("#"):
            table.update(dict.fromkeys(line.split(), band))
    return table
