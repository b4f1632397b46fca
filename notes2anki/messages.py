"""What the program says, in the user's language: English in the code, other languages in tables.

The language follows the locale as other programs do (`LC_ALL`, then `LC_MESSAGES`, then `LANG`);
`NOTES2ANKI_LANG` outranks them. A text with no translation is said in English.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

from notes2anki.messages_ko import KOREAN

CATALOGUES: Mapping[str, Mapping[str, str]] = {"ko": KOREAN}
LOCALE_VARIABLES = ("NOTES2ANKI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
ENGLISH = "en"


def language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language to speak, an ISO 639-1 code; English when there is no table for the user's."""
    for variable in LOCALE_VARIABLES:
        wanted = environment.get(variable, "")
        if wanted:
            return _supported(wanted)
    # Windows sets none of the variables; Python knows its setting as "Korean_Korea" or "ko_KR".
    return _supported(locale.getlocale()[0] or "")


def _supported(wanted: str) -> str:
    code = wanted[:2].lower()
    return code if code in CATALOGUES else ENGLISH


def later(english: str) -> str:
    """Mark a text, such as a help text, that `_` translates when it is shown."""
    return english


def _(english: str, /, **values: object) -> str:
    """Return the text in the user's language with its {placeholders} filled in."""
    text = CATALOGUES.get(language(), {}).get(english, english)
    return text.format(**values) if values else text
