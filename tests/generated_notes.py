"""Invented notes for property tests: every word is told apart, and its line is known."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hypothesis import strategies as st

_INLINE = (
    "{}",
    "{} {}",
    "**{}**는 {}",
    "**{}({})**는",
    "=={}==은 {}",
    "*{}* ~~{}~~",
    "`{}` {}",
    "$a_{{1}}$ {}",
    "[{}](https://example.com/x)",
    "[[노트|{}]]",
    r"[[노트\|{}]] {}",
    "![[a.png|300]]{}",
    "![x](/img/user/a%20b.png){}",
    "{} #태그/하위 {}",
    "<u>{}</u> <font color='red'>{}</font> <span>{}</span>",
    "{} %%숨김%% {}",
    "{}^[{}]",
    "{} https://example.com/a은 {}",
    "{}<br>{}",
    "&lt;{}&gt;",
    r"\*{}\*",
    "{}[^1] {}",
    "{}: {}",
    "[{}:: {}] {}",
    "{} (키:: {})",
    "{} __init__ {}",
    "{} #flashcards/{{}} {}".replace("{{}}", "덱"),
    "{} %%no-card%%",
    "{}\u00a0{}\u200b",
    "{{{{c1::{}}}}}",
)


@dataclass(slots=True)
class Note:
    """A generated note: its lines, and the line (from 1) of every word in it."""

    lines: list[str] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


Blocks = list[list[str]]
"""Blocks as their lines, with `{}` where a word goes."""


def _texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_INLINE), min_size=1, max_size=3).map(" ".join)


def _paragraph() -> st.SearchStrategy[list[str]]:
    return st.lists(_texts(), min_size=1, max_size=3)


def _heading() -> st.SearchStrategy[list[str]]:
    return st.tuples(st.sampled_from(["# ", "## ", "###### ", "##", "###"]), _texts()).map(lambda pair: ["".join(pair)])


def _table() -> st.SearchStrategy[list[str]]:
    cells = st.sampled_from(["{}", "**{}**", r"[[a\|{}]]", "{}<br>{}", "`{}`"])
    rows = st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=3)
    return rows.map(lambda rows: ["| {} | {} |", "|---|:-:|", *("| " + " | ".join(row) + " |" for row in rows)])


_LEAVES = st.one_of(
    _paragraph(),
    _paragraph(),
    _heading(),
    _table(),
    st.just(["```python", "{} = {}", "", "# {}", "```"]),
    st.just(["```ad-note", "title: {}", "", "{}", "- {}", "```"]),
    st.just(["$$", "{} + {}", "$$"]),
    st.just(["---"]),
    st.just(["<div>{}", "<b>{}</b></div>"]),
    st.just(["<details><summary>{}</summary>", "", "{}", "", "</details>"]),
    st.just(["%%", "숨긴 글", "%%"]),
    st.just(["<!-- 숨긴 글 -->"]),
    st.just(["[ref]: https://example.com"]),
    st.just(["[^{}]: {}", "    {}"]),
    st.just(["{:toc}"]),
    st.just(["> {}", "{}"]),
    st.just(["- {}", "\t- {}", "\t\t1. {}", "{}"]),
    st.just(["<!-- {} --> {}".replace("{}", "숨김", 1)]),
    st.just(["###{}", "{}"]),
    st.just(["{}", "====", "{}"]),
    st.just(["{}", "{ #id}", "", "{} ^id-2"]),
    st.just(["$$", "{}", "", "{}", "$$"]),
    st.just([""]),
    st.just(["```dataview", "LIST", "```"]),
)


def _prefixed(first: str, others: str) -> Callable[[list[list[str]]], list[str]]:
    def prefix(blocks: list[list[str]]) -> list[str]:
        lines = _joined(blocks)
        return [first + lines[0], *((others + line).rstrip() for line in lines[1:])]

    return prefix


def _joined(blocks: list[list[str]]) -> list[str]:
    return list(itertools.chain.from_iterable([*block, ""] for block in blocks))[:-1]


def _containers(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    blocks = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        blocks.map(_prefixed("- ", "  ")),
        blocks.map(lambda each: ["- [x] {}", "", *("  " + line for line in _joined(each))]),
        blocks.map(_prefixed("1. ", "   ")),
        blocks.map(_prefixed("> ", "> ")),
        blocks.map(lambda each: ["> [!note]- {}", *("> " + line for line in _joined(each))]),
    )


def notes() -> st.SearchStrategy[Note]:
    """Return notes with nested blocks of every kind."""
    blocks = st.lists(st.recursive(_LEAVES, _containers, max_leaves=6), min_size=1, max_size=5)
    heads = st.sampled_from([[], ["---", "title: x", "---"], ["---", '{"a":1}', "---", ""]])
    return st.builds(lambda head, body: _filled([*head, *_joined(body), "", "[^1]: {}"]), heads, blocks)


def _filled(lines: list[str]) -> Note:
    note, names = Note(), _names()
    for number, line in enumerate(lines, start=1):
        words = [next(names) for _ in range(line.replace("{{", "").count("{}"))] if "{}" in line else []
        note.lines.append(line.format(*words) if words else line)
        note.words.update(dict.fromkeys(words, number))
    return note


def _names() -> Iterator[str]:
    return (f"낱말{number}q" for number in itertools.count(1))
