"""Reading time grows with a note's length, not with its square: one hostile note must not hold up the night."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from notes2anki.reading.document import read_document

SMALL, LARGE = 5_000, 20_000
MAX_RATIO = 7  # of four times the length; single timings are noisy, so the best of five counts in the end
TOO_SHORT_TO_TELL = 0.003  # seconds
MAX_SECONDS = 8


def repeat(unit: str, end: str = "") -> Callable[[int], str]:
    return lambda size: unit * (size // max(1, len(unit))) + end


FAMILIES: dict[str, Callable[[int], str]] = {
    "plain lines": repeat("글 한 줄이다.\n"),
    "open wikilinks": repeat("[[a"),
    "open embeds": repeat("![[a"),
    "empty wikilinks": repeat("[[]]"),
    "wikilinks with bars": repeat("[[a|b|c"),
    "open marks": repeat("==a"),
    "marks": repeat("==a== "),
    "bare equals signs": repeat("="),
    "stars": repeat("**a"),
    "stars and particles": repeat("**가(나)**는"),
    "mixed markers": repeat("**==~~a"),
    "tildes": repeat("~~a"),
    "hashes": repeat("#"),
    "tags": repeat("#a "),
    "glued headings": repeat("##a\n"),
    "glued heading lines": repeat("#**a\n"),
    "hashes and spaces": lambda size: "##a" + " " * size + "#" * size,
    "addresses": repeat("https://a.b/c "),
    "one long address": repeat("https://a.b/", ""),
    "address of brackets": lambda size: "https://a.b/" + ")" * size,
    "colons": repeat("http:"),
    "inline fields": repeat("[a:: b] (c:: d) "),
    "open inline fields": repeat("[a:: "),
    "nested inline fields": lambda size: "(a:: " * (size // 6) + ")" * (size // 6),
    "names in underscores": repeat("__a__ "),
    "open names in underscores": repeat("__a "),
    "underlined headings": repeat("a\n===\n"),
    "underlines": repeat("===\n"),
    "flashcard tags": repeat("#flashcards "),
    "lines without cards": repeat("a %%no-card%%\n"),
    "kramdown": repeat("{:"),
    "kramdown attributes": repeat("{:a} "),
    "ticks": repeat("`a"),
    "ticks of growing length": lambda size: " ".join("`" * length for length in range(1, int(size**0.5))),
    "open comments": repeat("%%a\n\n"),
    "comments in a line": repeat("a %%b "),
    "comments": repeat("%%a%% "),
    "open html comments": repeat("<!-- "),
    "html comments": repeat("<!-- a -->"),
    "open templates": repeat("<%* "),
    "template starts": repeat("<% tp. "),
    "ticks and comments": repeat("`%%"),
    "tags of html": repeat("<b>"),
    "closed tags of html": repeat("<b></b>"),
    "unclosed attributes": repeat("<a href='"),
    "tags in a block": lambda size: "<div>\n" + "<b>" * (size // 3),
    "unclosed attributes in a block": lambda size: "<div>\n" + '<a b="' * (size // 6),
    "html comments in a block": lambda size: "<div>\n" + "<![a" * (size // 4),
    "placeholders": repeat("<a-b> <가> <c> "),
    "breaks": repeat("a<br>"),
    "fonts": repeat("<font color='a'>"),
    "links of html": repeat("<a href='a'>"),
    "drawings": repeat("<svg>"),
    "callouts": repeat("> [!a] b\n\n"),
    "callout heads": repeat("> [!a"),
    "one long callout head": lambda size: "> [!" + "a" * size,
    "nested callouts": lambda size: "\n".join("> " * min(depth, 90) + "[!a]" for depth in range(size // 200)),
    "ad fences": repeat("```ad-a\nb\n```\n"),
    "settings of ad fences": lambda size: "```ad-a\n" + "title: a\n" * (size // 9),
    "blanks in a callout's title": lambda size: "> [!a] b" + " " * size + "c",
    "blanks in a setting": lambda size: "```ad-a\ntitle: b" + " " * size + "c\n```",
    "blanks in a glued heading": lambda size: "##a" + " " * size + "b",
    "blanks in a definition": lambda size: "[a]:" + " " * size + "b c",
    "blanks in front matter": lambda size: "---\na:" + " " * size + "b: c\n---\n",
    "blanks in a tag": lambda size: "<a" + " " * size + "b=" + " " * size + ">",
    "tasks": repeat("- [ ] a\n"),
    "block ids": repeat("a ^b\n\n"),
    "block ids on lines of their own": repeat("^b\n\n"),
    "carets": repeat("^"),
    "blanks before an id": lambda size: "a" + " " * size + "^b",
    "blanks at the start": lambda size: " " * size + "a",
    "wide blanks at the start": lambda size: "\u00a0" * size + "a",
    "unclosed elements": repeat("<div\n"),
    "unclosed elements and blanks": repeat("<div>\n\n"),
    "elements in items": repeat("- <div>\n"),
    "closed elements": repeat("<div></div>\n"),
    "blanks": lambda size: "a" + " " * size + "b",
    "open footnotes": repeat("^["),
    "inline footnotes": repeat("a^[b] "),
    "nested inline footnotes": lambda size: "^[" * (size // 3) + "]" * (size // 3),
    "references": repeat("[^1]"),
    "footnotes": lambda size: "".join(f"a[^{number}]\n\n[^{number}]: b\n\n" for number in range(size // 20)),
    "one footnote many times": repeat("[^1]: a\n\n"),
    "dollars": repeat("$a"),
    "double dollars": repeat("$$a"),
    "comments in lines": repeat("a %%b%%\n"),
    "comments over lines": repeat("a %%b\nc%% %%d\n"),
    "lines of dollars": repeat("$$\na\n\n"),
    "display maths": repeat("$$a$$\n"),
    "images": repeat("![a|1](b)"),
    "open images": repeat("!["),
    "link definitions": repeat("[a]: b\n"),
    "open brackets": repeat("["),
    "cells": lambda size: "|a" * (size // 2) + "\n" + "|-" * (size // 2),
    "surplus cells": lambda size: "|a|\n|-|\n" + "|a" * (size // 2),
    "rows": lambda size: "|a|b|\n|-|-|\n" + "|a|b|c|\n" * (size // 8),
    "split wikilinks": lambda size: "|a|b|\n|-|-|\n" + "|[[a|b]]|\n" * (size // 10),
    "transclusions": repeat('<div class="transclusion">\n\n'),
    "closed transclusions": repeat('<div class="transclusion">\n\na\n\n</div></div>\n\n'),
    "nested lists": lambda size: "\n".join("  " * (depth % 40) + "- a" for depth in range(size // 20)),
    "nested quotes": lambda size: "> " * (size // 2) + "a",
    "lazy quotes": repeat("> a\nb\n"),
    "lone quotes": repeat(">\na\n"),
    "leftovers": repeat("{:toc}\n"),
    "liquid": repeat("{% a "),
    "one long line of liquid": lambda size: "{% " + "a" * size,
    "decks": repeat("TARGET DECK\n"),
    "properties": lambda size: "---\n" + "a: b\n" * (size // 5) + "---\n",
    "open flow": lambda size: "---\na: " + "[" * size + "\n---\n",
    "rules": repeat("---\n"),
    "unclosed front matter": lambda size: "---\n" * 2 + "--- a\n" * (size // 6),
    "second front matter": lambda size: "---\n---\n" + "\n" * size + "---\na",
    "wide spaces": repeat("\u00a0a"),
    "breaks in one paragraph": repeat("a\n"),
    "hard breaks in one paragraph": repeat("a\\\n"),
    "entities": repeat("&amp;"),
    "quotes in tags": repeat('<a "'),
}


def seconds(text: str, *, tries: int) -> float:
    """Return the processor time of the fastest try."""
    times = []
    for _ in range(tries):
        start = time.process_time()
        read_document(text, "a.md")
        times.append(time.process_time() - start)
    return min(times)


def measure(family: Callable[[int], str], *, tries: int) -> tuple[float, float]:
    return seconds(family(SMALL), tries=tries), seconds(family(LARGE), tries=tries)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
def test_time_grows_with_length(family: Callable[[int], str]) -> None:
    for tries in (1, 5, 5, 5):  # a busy machine disturbs single rounds
        small, large = measure(family, tries=tries)
        if large <= MAX_RATIO * max(small, TOO_SHORT_TO_TELL):
            break
    assert large <= MAX_SECONDS
    assert large <= MAX_RATIO * max(small, TOO_SHORT_TO_TELL)
