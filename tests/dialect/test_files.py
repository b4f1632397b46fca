"""Files as they lie on disks: encodings, names, what is passed over and what is reported, one row each.

Every row makes a vault of real files; what is read of it is told as path, blocks with lines, and a card's HTML.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from outline import outline

from notes2anki.cards.context import RenderContext
from notes2anki.cards.html import render_blocks
from notes2anki.model import Document
from notes2anki.scan import scan
from notes2anki.vault.selection import select

NOTE = "# 제목\n\n본문은 **굵은 글(bold)**이다.\n둘째 줄"
BLOCKS = """\
heading L1 1 "제목"
paragraph L3-4
  L3 "본문은 **굵은 글(bold)**이다."
  L4 "둘째 줄\""""
HTML = "<h1>제목</h1><p>본문은 <strong>굵은 글(bold)</strong>이다.<br>둘째 줄</p>"
PLAIN = NOTE.encode()


def make(root: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def obsidian(**settings: object) -> dict[str, bytes]:
    return {f".obsidian/{name}.json": json.dumps(content).encode() for name, content in settings.items()}


def link(root: Path) -> None:
    (root / "밖.md").symlink_to(root.parent / "밖의 글.md")
    (root / "밖").symlink_to(root.parent)
    (root / "둘레").symlink_to(root)
    (root / "없음.png").symlink_to(root / "none")


def make_large(root: Path) -> None:
    with (root / "큰 글.md").open("wb") as file:
        file.truncate(10_000_001)


def make_pipe(root: Path) -> None:
    os.mkfifo(root / "관.md")


def nothing(_root: Path) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Row:
    """What lies in a vault, and what comes of it: the files read, and each problem as `path code severity`."""

    files: dict[str, bytes]
    read: tuple[str, ...] = ("글.md",)
    problems: tuple[str, ...] = ()
    more: Callable[[Path], None] = nothing


def twice(name: str, problem: str) -> Row:
    """Return a row with the note and a second file beside it that is not read."""
    return Row({"글.md": PLAIN, name: PLAIN}, problems=(problem,) if problem else ())


ROWS: dict[str, Row] = {
    "UTF-8": Row({"글.md": PLAIN}),
    "UTF-8 with a byte-order mark": Row({"글.md": NOTE.encode("utf-8-sig")}),
    "UTF-16 with a mark, little end first": Row({"글.md": b"\xff\xfe" + NOTE.encode("utf-16-le")}),
    "UTF-16 with a mark, big end first": Row({"글.md": b"\xfe\xff" + NOTE.encode("utf-16-be")}),
    "UTF-16 without a mark": Row({"글.md": NOTE.encode("utf-16-le")}, problems=("글.md encoding info",)),
    "CP949": Row({"글.md": NOTE.encode("cp949")}, problems=("글.md encoding info",)),
    "lines that end in CR LF": Row({"글.md": NOTE.replace("\n", "\r\n").encode()}),
    "lines that end in CR": Row({"글.md": NOTE.replace("\n", "\r").encode()}),
    "decomposed text and name": Row(
        {unicodedata.normalize("NFD", "글.md"): unicodedata.normalize("NFD", NOTE).encode()}
    ),
    "a name with spaces and signs": Row({"C# 100% (메모) [1].md": PLAIN}, read=("C# 100% (메모) [1].md",)),
    "another ending": Row({"글.markdown": PLAIN, "글.txt": PLAIN, "글.canvas": PLAIN}, read=("글.markdown",)),
    "no text": Row({"글.md": PLAIN, "깨짐.md": b"a\0b"}, problems=("깨짐.md binary error",)),
    "a name that is not UTF-8": Row(
        {"글.md": PLAIN, os.fsdecode("메모.md".encode("cp949")): PLAIN}, problems=("메모.md odd-name error",)
    ),
    "names that links cannot tell apart": Row(
        {"글.md": PLAIN, unicodedata.normalize("NFD", "글.md"): PLAIN}, problems=("글.md same-name error",)
    ),
    "hidden folders": Row(
        {f"{folder}/글.md": PLAIN for folder in (".obsidian", ".trash", ".git", ".stfolder")} | {"글.md": PLAIN}
    ),
    "the customary folder of templates": twice("_templates/틀.md", ""),
    "the folder of the Templates plugin": Row(
        {"글.md": PLAIN, "틀/글.md": PLAIN, **obsidian(templates={"folder": "틀"})}
    ),
    "the folder of Templater": Row(
        {
            "글.md": PLAIN,
            "틀/글.md": PLAIN,
            ".obsidian/plugins/templater-obsidian/data.json": b'{"templates_folder": "/\xed\x8b\x80/"}',
        }
    ),
    "the template of the daily notes": Row(
        {"글.md": PLAIN, "틀/하루.md": PLAIN, **obsidian(**{"daily-notes": {"template": "틀/하루"}})}
    ),
    "files that the user excludes": Row(
        {
            "글.md": PLAIN,
            "묵은 글/a.md": PLAIN,
            "b-draft.md": PLAIN,
            **obsidian(app={"userIgnoreFilters": ["묵은 글/", "/draft/"]}),
        }
    ),
    "a conflict copy of Obsidian Sync": twice(
        "글 (Conflicted copy MacBook 202603021205).md",
        "글 (Conflicted copy MacBook 202603021205).md conflict-copy warning",
    ),
    "a conflict copy of Dropbox": twice(
        "글 (김하나's conflicted copy 2026-03-02).md",
        "글 (김하나's conflicted copy 2026-03-02).md conflict-copy warning",
    ),
    "a conflict copy of Syncthing": twice(
        "글.sync-conflict-20260302-120501-ABCDEFG.md",
        "글.sync-conflict-20260302-120501-ABCDEFG.md conflict-copy warning",
    ),
    "what iCloud has not brought": twice("in/.메모.md.icloud", "in/메모.md not-downloaded error"),
    "links to a file, a folder, itself and nothing": Row(
        {"글.md": PLAIN},
        problems=tuple(f"{name} link-skipped info" for name in ("둘레", "밖", "밖.md")),
        more=link,
    ),
    "a file over 10 MB": Row(
        {"글.md": PLAIN},
        problems=("큰 글.md too-large error",),
        more=make_large,
    ),
    "a pipe": Row({"글.md": PLAIN}, problems=("관.md not-a-file error",), more=make_pipe),
    "broken settings": Row(
        {"글.md": PLAIN, ".obsidian/app.json": b"{"}, problems=(".obsidian/app.json broken-settings warning",)
    ),
}


def shown(document: Document) -> str:
    """Return the blocks of a document and its card."""
    bare = replace(document, problems=())
    return f"{outline(bare)}\n{render_blocks(document.blocks, RenderContext())}"


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_vault_is_read(row: Row, tmp_path: Path) -> None:
    root = tmp_path / "볼트"
    make(root, row.files)
    row.more(root)
    selection = select([root])

    scanned = scan(selection.files, selection.settings, jobs=1)

    documents = [each.document for each in scanned if each.document]
    assert tuple(document.path for document in documents) == row.read
    assert [shown(document) for document in documents] == [f"{BLOCKS}\n{HTML}"] * len(documents)
    found = [*selection.problems, *(problem for each in scanned for problem in each.problems)]
    assert tuple(f"{each.span.path} {each.code} {each.severity}" for each in found) == row.problems
    assert all(each.message for each in found)


def test_settings_of_obsidian_bear_on_what_is_read(tmp_path: Path) -> None:
    settings = {"app": {"strictLineBreaks": True}, "daily-notes": {"format": "YYYY년 M월 D일"}}
    make(tmp_path, {"2026년 3월 2일.md": PLAIN, **obsidian(**settings)})
    selection = select([tmp_path])

    (scanned,) = scan(selection.files, selection.settings, jobs=1)

    assert scanned.document
    assert scanned.document.date == dt.date(2026, 3, 2)
    assert scanned.document.blocks[1].text == "본문은 굵은 글(bold)이다. 둘째 줄"
