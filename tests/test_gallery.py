"""Every construct on a phone: nothing wider than the screen, nothing of the source's signs left to see."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import gallery
import pytest

RAW_MARKUP = re.compile(r"\*\*|==|\]\]|%%|~~|^#{1,6} |\[\^(?!none)|\{\{c\d+::|n2a-[0-9a-f]{16}|\ufdd0", re.MULTILINE)
# Fixtures about text that only looks like markup.
ABOUT_MARKUP = ("anki:",)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium lays the cards out")
def test_no_card_is_wider_than_a_phone(tmp_path: Path) -> None:
    assert gallery.overflowing(gallery.page(night=False), tmp_path) == []


def test_no_raw_markup_is_to_be_seen(tmp_path: Path) -> None:
    notes = dict([*gallery.note_types(), *gallery.constructs()])
    shown = {
        card.title: re.sub(r"(?s)<style>.*?</style>|<[^>]*>", "", card.answer)
        for card in gallery.rendered(notes, tmp_path)
    }
    assert len(shown) > 60
    raw = {
        title: words
        for title, words in shown.items()
        if RAW_MARKUP.search(words) and not title.startswith(ABOUT_MARKUP)
    }
    assert raw == {}
