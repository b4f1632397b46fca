r"""Text into fields: take away what HTML or Anki would read as more than text.

Our own Anki markers (`{{c1::`, `\(`, `[sound:`) travel through rendering and sanitising as Unicode noncharacters,
which no text may hold; `neutralise` writes them out at the very end, after it has taken the life out of everything
that merely looks like one.
"""

from __future__ import annotations

import html
import re

CLOZE_OPEN = "\ufdd0"
CLOZE_PART = "\ufdd1"
CLOZE_CLOSE = "\ufdd2"
MATH_OPEN = "\ufdd3"
MATH_CLOSE = "\ufdd4"
DISPLAY_OPEN = "\ufdd5"
DISPLAY_CLOSE = "\ufdd6"
SOUND_OPEN = "\ufdd7"
SOUND_CLOSE = "\ufdd8"

_WRITTEN = str.maketrans(
    {
        CLOZE_OPEN: "{{c",
        CLOZE_PART: "::",
        CLOZE_CLOSE: "}}",
        MATH_OPEN: r"\(",
        MATH_CLOSE: r"\)",
        DISPLAY_OPEN: r"\[",
        DISPLAY_CLOSE: r"\]",
        SOUND_OPEN: "[sound:",
        SOUND_CLOSE: "]",
    }
)

# C0 but tab and newline, C1, surrogates, and the noncharacters of all planes. Anki joins fields with U+001F.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_MATHJAX_DELIMITER = re.compile(r"\\(?=[(\[])")
# Live in any field: Anki plays, speaks or typesets them (checked in Anki 26.9).
_ANKI_TAG = re.compile(r"\[(?=sound:|anki:|/?latex\]|/?\$)", re.IGNORECASE)
# A colon beside another one, or beside a marker that ends or begins with one.
_CLOZE_COLON = re.compile(f"(?<=[:{CLOZE_PART}]):|:(?=[:{CLOZE_PART}{CLOZE_CLOSE}])")


def printable(text: str) -> str:
    """Drop control characters (tab and newline stay), lone surrogates and noncharacters."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)  # the first is ten times faster


def escape_text(text: str) -> str:
    """Return HTML that shows `text` and nothing else; a backslash before a bracket opens no formula."""
    return _MATHJAX_DELIMITER.sub(r"<span>\\</span>", html.escape(printable(text), quote=False))


def escape_math(latex: str) -> str:
    """Return LaTeX as HTML text, its backslashes kept for MathJax."""
    return html.escape(printable(latex), quote=False)


def escape_attribute(value: str) -> str:
    """Return `value` for a place between double quotes, on one line."""
    return html.escape(" ".join(printable(value).split()), quote=True)


def neutralise(sanitised: str) -> str:
    """Take the life out of Anki's tags in sanitised HTML, then write our own markers: always the last step."""
    return _ANKI_TAG.sub("&#91;", sanitised).translate(_WRITTEN)


def neutralise_cloze(sanitised: str) -> str:
    """Do the same for a field that Anki reads for deletions: braces and double colons of the author are only text."""
    inert = sanitised.replace("{", "&#123;").replace("}", "&#125;")
    return neutralise(_CLOZE_COLON.sub("&#58;", inert))
