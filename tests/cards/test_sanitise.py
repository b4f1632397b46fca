"""Whatever an author or an attacker writes, nothing runs, loads or plays on a card."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hand_made import context_for
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notes2anki.cards.html import render_blocks, render_text
from notes2anki.cards.sanitise import ALLOWED_ATTRIBUTES, ALLOWED_TAGS, LINK_SCHEMES, RefusedFieldError, sanitise
from notes2anki.model import Block, BlockKind, Document
from notes2anki.reading.document import read_document

CONTEXT = context_for(Document("note.md", "note", ()))
LIVE_IN_ANKI = re.compile(r"\[(sound:|anki:|latex\]|\$)", re.IGNORECASE)
PIECES = [
    *"<>\"'/= \n&;`[](){}:$\\!|가a",
    *("<script>", "</script>", "<svg/onload=alert(1)>", "<img src=x onerror=alert(1)>", "<style>", "<!--", "-->"),
    *("javascript:", "data:text/html,", "<a href=", "onclick=", "style=", "id=", "srcdoc=", "<iframe ", "<math>"),
    *("[sound:a.mp3]", "&#91;", "[latex]", "[anki:tts]", "[$]", "{{c1::", "}}", "<details open>", "</div>", "<table>"),
    *("<b>", "</b>", "<p title=", "![[", "]]", "![](", "<embed src=", "<base href=//x>", "<noscript><p title="),
    *("\x00", "\x1f", "\ufdd0", "\ufdd7", "\u202e", "&lt;script&gt;", "&#x6a;avascript:", "<IMG SRC="),
]  # fmt: skip
hostile = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


class Harmless(HTMLParser):
    """Collects what is not on the allow-list."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS:
            self.faults.append(tag)
        for name, value in attrs:
            if name not in ALLOWED_ATTRIBUTES["*"] | ALLOWED_ATTRIBUTES.get(tag, set()):
                self.faults.append(f"{tag} {name}")
            if name == "href" and (value or "").partition(":")[0].lower() not in LINK_SCHEMES:
                self.faults.append(f"{tag} {name}={value}")
            if name == "src" and not (value or "").startswith("n2a-"):
                self.faults.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}")


def faults(field: str) -> list[str]:
    parser = Harmless()
    parser.feed(field)
    parser.close()
    return parser.faults + LIVE_IN_ANKI.findall(field) + re.findall("[\x00-\x08\x0b-\x1f\ufdd0-\ufdef]", field)


@settings(deadline=None)
@given(hostile)
def test_nothing_runs_from_a_note(source: str) -> None:
    document = read_document(source, "note.md")
    assert faults(render_blocks(document.blocks, CONTEXT)) == []


@settings(deadline=None)
@given(hostile)
@example("<![[")  # Python's HTML parser raises AssertionError for it
def test_nothing_runs_from_an_html_block(source: str) -> None:
    block = Block(BlockKind.HTML, 1, 1, literal=source)
    after = Block(BlockKind.MATH, 2, 2, literal="x")
    field = render_blocks([block, after], CONTEXT)
    assert faults(field) == []
    assert r"\[x\]" in field  # what follows is never swallowed


@settings(deadline=None)
@given(hostile)
def test_plain_text_is_shown_as_it_is(source: str) -> None:
    assert faults(render_text(source)) == []


def test_too_much_is_refused_before_it_costs_time() -> None:
    start = time.process_time()
    with pytest.raises(RefusedFieldError, match="256 kB"):
        sanitise("<div>" * 100_000)
    with pytest.raises(RefusedFieldError, match="500 HTML tags"):
        sanitise("<div>" * 50_000)
    assert time.process_time() - start < 5  # seconds; the sanitiser would take a quarter of a minute


def test_as_much_as_is_allowed_is_kept() -> None:
    assert sanitise("<div>" * 500 + "x").count("<div>") == 500
    assert len(sanitise("가" * 85_000)) == 85_000
