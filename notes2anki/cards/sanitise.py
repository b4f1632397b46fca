"""The allow-list that every field passes before it reaches Anki, which runs whatever HTML it is given."""

from __future__ import annotations

import re

import nh3

from notes2anki.messages import _
from notes2anki.word_set import word_set

# A field larger than this is no card; nh3 takes a minute for 100,000 nested tags (quadratic), 0.4 s for 10,000.
MAX_FIELD_BYTES = 256_000
MAX_NESTING = 500


TEXT_TAGS = word_set("a abbr b br code del em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var wbr")
BLOCK_TAGS = word_set(
    "blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
ALLOWED_TAGS = TEXT_TAGS | BLOCK_TAGS | {"img"}
VOID_TAGS = frozenset({"br", "hr", "img", "wbr"})
ALLOWED_ATTRIBUTES = {
    "*": {"class", "title"},
    "a": {"href"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
LINK_SCHEMES = frozenset({"http", "https", "mailto", "obsidian"})
MEDIA_NAME = re.compile(r"n2a-[0-9a-f]{16}(\.[a-z0-9]{1,8})?")

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


class RefusedFieldError(ValueError):
    """A field that cannot go on a card; the message says why in plain words."""


def _only_own_media(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and not MEDIA_NAME.fullmatch(value):
        return None  # nothing is fetched from the network while someone learns
    return value


_CLEANER = nh3.Cleaner(
    tags=ALLOWED_TAGS,
    attributes=ALLOWED_ATTRIBUTES,
    attribute_filter=_only_own_media,
    url_schemes=set(LINK_SCHEMES),
    link_rel=None,  # Anki opens links in the browser, where there is no opener to protect
)


def sanitise(fragment: str) -> str:
    """Return well-formed HTML with nothing but allowed tags, attributes and addresses.

    Raises `RefusedFieldError` for more than 256 kB and for more than 500 tags inside one another.
    """
    if len(fragment) > MAX_FIELD_BYTES or len(fragment.encode()) > MAX_FIELD_BYTES:
        raise RefusedFieldError(
            _("it is larger than {most} kB as a card; split it into smaller parts", most=MAX_FIELD_BYTES // 1000)
        )
    if _nesting(fragment) > MAX_NESTING:
        raise RefusedFieldError(
            _("it has more than {most} HTML tags inside one another; simplify the HTML", most=MAX_NESTING)
        )
    return _CLEANER.clean(fragment)


def _nesting(fragment: str) -> int:
    depth = deepest = 0
    for closing, name in _TAG.findall(fragment):
        if closing:
            depth = max(0, depth - 1)
        elif name.lower() not in VOID_TAGS:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
