"""Every construct on a phone: nothing wider than the screen, nothing of the source's signs left to see."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import gallery
import pytest

RAW_MARKUP = re.compile(
    r"\*\*|==|\]\]|%%|~~|^#{1,6} |\[\^(?!none)|\{\{c\d+::|n2a-[0-9a-f]{16}|[\ufdd0-\ufdef]", re.MULTILINE
)
ABOUT_SIGNS = (  # the examples in which signs are the text
    "anki: sounds, speech and LaTeX of Anki are only text",
    "comments: in code they stay",
    "comments: unclosed",
    "emphasis: single tildes are ranges",
    "footnotes: not defined",
    "headings: text over equals signs",
    "leftovers: explicit cards stay",
)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium lays the cards out")
def test_no_card_is_wider_than_a_phone(tmp_path: Path) -> None:
    page = gallery.page(gallery.shown_constructs(tmp_path), night=False)
    assert gallery.overflowing(page, tmp_path) == []
    assert gallery.overflowing(page.replace("overflow-x: auto", ""), tmp_path) != []


def test_no_raw_markup_is_to_be_seen(tmp_path: Path) -> None:
    cards = gallery.shown_constructs(tmp_path)
    assert len(cards) > 60
    raw = [
        card.title
        for card in cards
        for side in (card.question, card.answer)
        if RAW_MARKUP.search(re.sub(r"<[^>]*>", "", side)) and not card.title.endswith(ABOUT_SIGNS)
    ]
    assert raw == []
