"""The elements of HTML, by what they mean for text.

Names from https://html.spec.whatwg.org/#elements-3, and the obsolete ones that authors still write.
"""

from __future__ import annotations

from collections.abc import Mapping

from notes2anki.model import Mark
from notes2anki.word_set import word_set

TAG_MARKS: Mapping[str, frozenset[Mark]] = {
    name: frozenset([mark])
    for mark, names in {
        Mark.BOLD: "b strong",
        Mark.ITALIC: "i em",
        Mark.UNDERLINE: "u ins",
        Mark.HIGHLIGHT: "mark",
        Mark.STRIKE: "s del strike",
        Mark.SUB: "sub",
        Mark.SUP: "sup",
        Mark.KBD: "kbd",
    }.items()
    for name in names.split()
}
"""What each tag marks its text as."""

STYLED = word_set("font span")
"""Tags that mark by their attributes: a colour, a background."""

BREAKING = word_set(
    "address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
"""Tags at which a new visible line begins."""

SILENT = word_set("script style svg template")
"""Tags whose inside is no text."""

VOID = word_set("area base br col embed hr img input link meta param source track wbr")
"""Tags that are never closed."""

EMBEDDING = word_set("audio embed iframe object source video")
"""Tags that show another file."""

_OTHER = word_set(
    "a abbr area base bdi bdo big body button canvas caption cite code col colgroup data datalist dfn dialog frame "
    "head hgroup html img input label legend link map math menu meta meter noscript optgroup option output param "
    "picture progress q rb rp rt rtc ruby samp search select slot small source textarea time title track tt var wbr"
)

KNOWN = frozenset(TAG_MARKS) | STYLED | BREAKING | SILENT | EMBEDDING | _OTHER
"""Tags that are HTML; any other name in angle brackets may be the author's own `<placeholder>`."""
