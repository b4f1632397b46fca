"""Front matter: never a guessed type, never an aborted file, never a lost body."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes2anki.reading.document import read_document
from notes2anki.reading.frontmatter import MAX_DEPTH, MAX_LENGTH, read_front_matter


def block(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "본문"])


READ: dict[str, tuple[str, dict[str, Any]]] = {
    "text": (block("a: b c"), {"a": "b c"}),
    "Korean key": (block("이름: 값"), {"이름": "값"}),
    "leading zero": (block("a: 012"), {"a": "012"}),
    "sexagesimal": (block("a: 1:30"), {"a": "1:30"}),
    "no is no boolean": (block("a: no", "b: off", "c: y"), {"a": "no", "b": "off", "c": "y"}),
    "true is": (block("a: true", "b: False"), {"a": True, "b": False}),
    "number": (block("a: 1", "b: 1.5", "c: 1e3"), {"a": "1", "b": "1.5", "c": "1e3"}),
    "date": (block("a: 2025-04-07"), {"a": "2025-04-07"}),
    "impossible date": (block("a: 2025-02-30"), {"a": "2025-02-30"}),
    "time": (block("a: 2025-04-07T01:02:03Z"), {"a": "2025-04-07T01:02:03Z"}),
    "null": (block("a:", "b: ~", "c: null"), {"a": None, "b": None, "c": None}),
    "list": (block("a:", "  - x", "  - 012"), {"a": ["x", "012"]}),
    "list without indent": (block("a:", "- x", "- y"), {"a": ["x", "y"]}),
    "flow list": (block("a: [x, 'y z', \"w\"]"), {"a": ["x", "y z", "w"]}),
    "mapping": (block("a:", "  b: c"), {"a": {"b": "c"}}),
    "block text": (block("a: |", "  x", "  y"), {"a": "x\ny\n"}),
    "folded text": (block("a: >-", "  x", "  y"), {"a": "x y"}),
    "quoted colon": (block('a: "b: c"'), {"a": "b: c"}),
    "comment": (block("# x", "a: b # y"), {"a": "b"}),
    "unquoted hash tags": (block("tags: #a #b"), {"tags": "#a #b"}),
    "unquoted wikilink": (block("up: [[A|b]]"), {"up": "[[A|b]]"}),
    "unquoted wikilinks in a list": (block("up:", "  - [[A]]", "  - [[B]]"), {"up": ["[[A]]", "[[B]]"]}),
    "duplicate key": (block("a: 1", "a: 2"), {"a": "2"}),
    "number as key": (block("1: a"), {"1": "a"}),
    "emoji": (block("a: 😀"), {"a": "😀"}),
    "trailing spaces": ("---  \na: b\n--- \t\n본문", {"a": "b"}),
    "closed by dots": ("---\na: b\n...\n본문", {"a": "b"}),
    "CRLF": ("---\r\na: b\r\n---\r\n본문", {"a": "b"}),
    "CR": ("---\ra: b\r---\r본문", {"a": "b"}),
    "BOM": ("\ufeff---\na: b\n---\n본문", {"a": "b"}),
    "decomposed": ("---\na: \u1100\u1161\n---\n본문", {"a": "가"}),
    "JSON on one line": (block('{"a":"b","c":[1,true,null]}'), {"a": "b", "c": [1, True, None]}),
    "JSON over lines": (block("{", '  "a": {"b": "c"}', "}"), {"a": {"b": "c"}}),
    "JSON with an escaped emoji": (block('{"a":"\\ud83d\\ude00"}'), {"a": "😀"}),
    "JSON with half an emoji": (block('{"a":"\\ud83d"}'), {"a": "\ufffd"}),
    "JSON with a long key": (block('{"' + "k" * 1500 + '":1}'), {"k" * 1500: 1}),
    "flow mapping that is no JSON": (block("{a: b, c: [d]}"), {"a": "b", "c": ["d"]}),
    "JSON twice": (block('{"a":1}').replace("본문", '\n---\n{"b":2}\n---\n본문'), {"a": 1, "b": 2}),
    "template": (block("created: <% tp.date.now() %>"), {"created": "<% tp.date.now() %>"}),
    "template without quotes": (block("created: {{date}}"), {"created": "{{date}}"}),
    "colon in a value": (block("a: b:c"), {"a": "b:c"}),
    "empty": (block(), {}),
    "blank": (block("", " "), {}),
    "only a comment": (block("# a"), {}),
    "anchor without alias": (block("a: &x b"), {"a": "b"}),
}

UNREADABLE = {
    "unclosed quote": block('a: "b'),
    "unclosed bracket": block("a: [b"),
    "tab as indent": block("a:", "\tb: c"),
    "two colons": block("a: b: c"),
    "at sign": block("a: @b"),
    "percent sign": block("a: b", "%c"),
    "aliases": block("a: &x [1]", "b: [*x, *x]"),
    "merge key": block("a: &x {b: c}", "d:", "  <<: *x"),
    "Python tag": block("a: !!python/object/apply:os.system ['true']"),
    "unknown tag": block("a: !x b"),
    "wrong number": block("a: !!int x"),
    "wrong date": block("a: !!timestamp 2025-02-30"),
    "broken JSON": block('{"a":'),
    "deep JSON": block('{"a":' + "[" * 20_000 + "]" * 20_000 + "}"),
    "deep YAML": block("a: " + "[" * 5_000),
    "too long": block("a: " + "b" * MAX_LENGTH),
    "control character in an escape": block('a: "\\x"'),
}

TEXT = {
    "no block": "본문",
    "a rule": "---\n본문",
    "a rule and text": "---\n그냥 글\n\n---\n본문",
    "a rule and a list": "---\n- a\n- b\n---\n본문",
    "a rule and broken YAML": "---\n그냥 글.\n\tx: [\n---\n본문",
    "a list as key": "---\n? [a]\n: b\n---\n본문",
    "not in the first line": "\n---\na: b\n---\n본문",
    "four dashes": "----\na: b\n----\n본문",
    "indented": " ---\na: b\n ---\n본문",
    "never closed": "---\na: b\n본문",
}


@pytest.mark.parametrize(("text", "properties"), READ.values(), ids=READ.keys())
def test_properties_are_as_written(text: str, properties: dict[str, Any]) -> None:
    document = read_document(text, "a.md")
    assert document.properties == properties
    assert [problem.code for problem in document.problems if problem.code != "template"] == []
    assert body_of(text) == ["본문"]


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_reported_and_the_body_kept(text: str) -> None:
    document = read_document(text, "a.md")
    assert document.properties == {}
    assert [problem.code for problem in document.problems] == ["properties"]
    assert body_of(text) == ["본문"]


@pytest.mark.parametrize("text", TEXT.values(), ids=TEXT.keys())
def test_text_between_rules_stays_text(text: str) -> None:
    document = read_document(text, "a.md")
    assert (document.properties, document.problems) == ({}, ())
    assert "".join(body_of(text)).endswith("본문")
    assert not [each for each in document.dropped if each.construct == "front matter"]


def body_of(text: str) -> list[str]:
    document = read_document(text, "a.md")
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert document.blocks[-1].end == last
    return [block.text for block in document.blocks if block.text]


def test_a_broken_line_is_named() -> None:
    [problem] = read_document(block("a: b", "c: [d"), "a.md").problems
    assert problem.span.start in (3, 4)
    assert "properties could not be read" in problem.message


def test_lists_in_lists_are_read_to_a_depth() -> None:
    def nested(depth: int) -> str:
        return block("a: b", "c: " + "[ " * depth + "]" * depth)

    assert read_document(nested(MAX_DEPTH - 1), "a.md").problems == ()
    [problem] = read_document(nested(MAX_DEPTH + 1), "a.md").problems
    assert problem.span.start == 3
    assert "nested too deeply" in problem.message


@given(st.text("-:{}[]\"'#&*!|>%@`, \n\tab가\\~?", max_size=200))
def test_any_block_is_read_or_told(content: str) -> None:
    head = read_front_matter(f"---\n{content}\n---\n본문")
    assert head.lines >= 0
    assert not (head.warning and head.properties)
