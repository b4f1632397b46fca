"""Notes within notes: `![[note]]`, `![[note#heading]]`, `![[note#^block]]` as quoted blocks on a card."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import Pictures, pair
from hypothesis import given, settings
from hypothesis import strategies as st
from outline import outline

from notes2anki.cards.build import build_note
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.cards.options import CardOptions
from notes2anki.model import BlockKind, Document, Note, Problem
from notes2anki.plain import plain_blocks
from notes2anki.reading.document import read_document
from notes2anki.reading.embedded import DEEPEST, MOST_LINES, with_embedded
from notes2anki.scan import library
from notes2anki.vault.settings import Settings

NOTES = Path(__file__).parent / "notes"


def embedded(text: str, path: str = "날.md") -> str:
    document = read_document(text, path)
    return outline(replace(document, blocks=with_embedded(document.blocks, document, Pictures().document)))


ROWS: dict[str, tuple[str, str]] = {
    "a heading's text, up to the next heading of its level": (
        "![[서비스#종류 (Type)]]",
        """\
embed L1 [서비스#종류 (Type)] '서비스.md'
  paragraph L5 "ClusterIP가 기본이다.[^1]"
  heading L7 3 "NodePort"
  paragraph L8 "노드의 포트를 연다."
  footnote L24 [1]
    paragraph L24 "안에서만 닿는다.\"""",
    ),
    "a heading below another, whatever its case and spaces": (
        "![[서비스#종류 (type)#nodeport ]]",
        """\
embed L1 [서비스#종류 (type)#nodeport] '서비스.md'
  paragraph L8 "노드의 포트를 연다.\"""",
    ),
    "a paragraph by its id": (
        "![[서비스#^dns]]",
        """\
embed L1 [서비스#^dns] '서비스.md'
  paragraph L11 ^dns "DNS가 이름을 준다.\"""",
    ),
    "an item by its id, with what hangs on it": (
        "![[서비스#^item]]",
        """\
embed L1 [서비스#^item] '서비스.md'
  list L14-15
    item L14-15
      paragraph L14 ^item "둘째 항목"
      list L15
        item L15
          paragraph L15 "그 아래\"""",
    ),
    "a table by the id below it": (
        "![[서비스#^table]]",
        """\
embed L1 [서비스#^table] '서비스.md'
  table L18-22 ^table
    row L18 [header]
      cell L18 "a"
    row L20
      cell L20 "1\"""",
    ),
    "a part of the same file": (
        "# 위\n글\n\n# 아래\n![[#위]]",
        """\
heading L1 1 "위"
paragraph L2 "글"
heading L4 1 "아래"
embed L5 [#위] '날.md'
  paragraph L2 "글\"""",
    ),
    "as a Markdown image": (
        "![보기](%EC%84%9C%EB%B9%84%EC%8A%A4.md#NodePort)",
        """\
embed L1 [서비스.md#NodePort] '서비스.md'
  paragraph L8 "노드의 포트를 연다.\"""",
    ),
    "between text": (
        "- 앞 ![[서비스#^dns]] 뒤\n  끝",
        """\
list L1-2
  item L1-2
    paragraph L1 "앞"
    embed L1 [서비스#^dns] '서비스.md'
      paragraph L11 ^dns "DNS가 이름을 준다."
    paragraph L1-2
      L1 "뒤"
      L2 "끝\"""",
    ),
    "that holds itself": (
        "![[거울]]",
        """\
embed L1 [거울] '거울.md'
  paragraph L1 "앞"
  paragraph L3 "![[거울]]"
  paragraph L5 "뒤\"""",
    ),
    "two that hold each other": (
        "![[하나]]",
        """\
embed L1 [하나] '하나.md'
  paragraph L1 "하나"
  embed L3 [둘] '둘.md'
    paragraph L1 "둘"
    paragraph L3 "![[하나]]\"""",
    ),
    "that is not there, empty, or a drawing": (
        "![[없는 글]] ![[빈 글]] ![[서비스#없는 제목]] ![[서비스#^none]] ![[그림판]] ![[D.pdf#page=3]]",
        'paragraph L1 "![[없는 글]]![[빈 글]]![[서비스#없는 제목]]![[서비스#^none]]![[그림판]]![[D.pdf#page=3]]"',
    ),
    "in a table or a heading it keeps its name": (
        "# ![[서비스]]\n\n| ![[서비스]] |\n|---|",
        """\
heading L1 1 "![[서비스]]"
table L3-4
  row L3 [header]
    cell L3 "![[서비스]]\"""",
    ),
}


@pytest.mark.parametrize(("text", "blocks"), ROWS.values(), ids=ROWS.keys())
def test_an_embed_becomes_what_it_stands_for(text: str, blocks: str) -> None:
    assert embedded(text) == blocks


def endless(name: str, _path: str) -> Document:
    """Find, in a vault in which each note embeds the next, the note with a number."""
    return read_document(f"{name}번째\n\n![[{int(name) + 1}]]", f"{name}.md")


def test_embeds_within_each_other_end() -> None:
    document = read_document("![[1]]", "날.md")
    [block] = with_embedded(document.blocks, document, endless)
    depth = 1
    while block.children[-1].kind is BlockKind.EMBED:
        block, depth = block.children[-1], depth + 1
    assert depth == DEEPEST


def test_an_embed_that_does_not_fit_a_card_keeps_its_name() -> None:
    long = read_document("한 줄\n\n" * MOST_LINES + "한 줄 더", "긴 글.md")
    short = read_document("한 줄\n\n" * MOST_LINES, "짧은 글.md")
    document = read_document("![[글]]\n\n![[글]]", "날.md")
    assert [block.kind for block in with_embedded(document.blocks, document, lambda *_: long)] == ["paragraph"] * 2
    assert [block.kind for block in with_embedded(document.blocks, document, lambda *_: short)] == [
        "embed",
        "paragraph",
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.integers(0, 5), max_size=6), min_size=6, max_size=6))
def test_whatever_holds_what_it_ends_and_is_small(holds: list[list[int]]) -> None:
    notes = [
        read_document("글\n\n" + "\n\n".join(f"![[{other}]]" for other in others), f"{number}.md")
        for number, others in enumerate(holds)
    ]
    blocks = with_embedded(notes[0].blocks, notes[0], lambda name, _path: notes[int(name)])
    assert sum(1 for block in blocks for each in block.walk() if each.kind is BlockKind.PARAGRAPH) <= 3 * MOST_LINES


class TestInAVault:
    """Files on disk: the notes of the run, and others that are read when an embed asks for them."""

    FILES = (
        ("날.md", "# 오늘\n\n![[서비스#종류]]\n"),
        ("폴더/서비스.md", "## 종류\nClusterIP이다.[^1] ![[그림.png]] ![[없음.png]]\n\n[^1]: 안에서만.\n"),
        ("폴더/그림.png", "picture"),
        ("그림.png", "another picture"),
    )

    def note(self, root: Path) -> tuple[Note, tuple[Problem, ...]]:
        for path, content in self.FILES:
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        document = read_document("# 오늘\n\n![[서비스#종류]]\n", "날.md")
        names = library(root, Settings(), {document.path: document})
        candidate = pair("오늘", "", back=document.blocks[1:])
        note, problems = build_note(candidate, document, CardOptions(vault="공부"), names)
        assert note is not None
        return note, problems

    def test_the_card_quotes_the_other_note_with_its_footnote(self, tmp_path: Path) -> None:
        note, _ = self.note(tmp_path)
        fields = dict(zip((field.name for field in NOTE_TYPES[note.style].fields), note.fields, strict=True))
        assert fields["Back"].startswith(
            '<blockquote class="n2a-embed"><div class="n2a-embed-title">서비스 &gt; 종류</div>'
            '<p>ClusterIP이다.<sup class="n2a-ref">1</sup>'
        )
        assert fields["Extra"] == '<section class="n2a-footnotes"><ol><li>안에서만.</li></ol></section>'
        assert note.back == "ClusterIP이다."

    def test_its_pictures_are_those_beside_it(self, tmp_path: Path) -> None:
        note, problems = self.note(tmp_path)
        assert [Path(media.path) for media in note.media] == [tmp_path / "그림.png"]
        assert [(str(problem.span), problem.code) for problem in problems] == [("폴더/서비스.md:2", "missing-media")]

    def test_a_note_that_cannot_be_read_keeps_its_name(self, tmp_path: Path) -> None:
        self.note(tmp_path)
        (tmp_path / "폴더/서비스.md").write_bytes(b"a\0b")
        note, _ = self.note_of_broken(tmp_path)
        assert note.fields[1] == '<p><span class="n2a-file">서비스 &gt; 종류</span></p>'

    def note_of_broken(self, root: Path) -> tuple[Note, tuple[Problem, ...]]:
        document = read_document("![[서비스#종류]]\n", "날.md")
        candidate = pair("오늘", "", back=document.blocks)
        note, problems = build_note(candidate, document, CardOptions(vault="공부"), library(root, Settings(), {}))
        assert note is not None
        return note, problems

    def test_the_notes_of_the_run_are_not_read_again(self, tmp_path: Path) -> None:
        self.note(tmp_path)
        current = read_document("## 종류\n이미 읽은 글.", "폴더/서비스.md")
        names = library(tmp_path, Settings(), {current.path: current})
        assert names.document("서비스", "날.md") is current
        assert names.document("폴더/서비스.md", "날.md") is current
        assert names.document("../폴더/서비스", "날.md") is None
        assert names.document("없음", "날.md") is None


def test_embedded_text_counts_among_the_plain_words_of_a_back() -> None:
    document = read_document("답은 이렇다.\n\n![[서비스#종류 (Type)]]", "날.md")
    blocks = with_embedded(document.blocks, document, Pictures().document)
    assert plain_blocks(blocks) == "답은 이렇다.\nClusterIP가 기본이다.\nNodePort\n노드의 포트를 연다."
