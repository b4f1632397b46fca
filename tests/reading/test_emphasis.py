"""Bold and highlight beside Korean, and nothing else changed."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from notes2anki.model import Inline, Mark
from notes2anki.reading.dialect.flanking import use_flanking
from notes2anki.reading.dialect.highlight import use_highlight
from notes2anki.reading.dialect.nesting import use_nesting_limits
from notes2anki.reading.dialect.newline import use_positioned_newlines
from notes2anki.reading.document import read_document

PARTICLES = [
    *("은", "는", "이", "가", "을", "를", "의", "에", "와", "과"),
    *("도", "만", "란", "이란", "으로", "에서", "에게", "부터", "까지", "처럼"),
]
INNER = [
    *(
        "CNI(Container)",
        "쿠버네티스(k8s)",
        "TLS [1.3]",
        "객체{}",
        "제네릭<T>",
        "'작은따옴표'",
        '"큰따옴표"',
        "“굽은따옴표”",
    ),
    *("「낫표」", "《겹화살괄호》", "느낌!", "물음?", "마침.", "쉼,", "쌍점:", "C#", "100%", "`코드`", "A/B/", "끝…"),
]
MARKERS = {"**": Mark.BOLD, "==": Mark.HIGHLIGHT, "~~": Mark.STRIKE, "*": Mark.ITALIC}
SPEC = [
    json.loads(line)
    for line in (Path(__file__).parent / "commonmark" / "spec-0.31.2.jsonl").read_text(encoding="utf-8").splitlines()
]


def inlines(text: str) -> tuple[Inline, ...]:
    [block] = read_document(text, "a.md").blocks
    [line] = block.lines
    return line.inlines


def marked(text: str, mark: Mark) -> list[str]:
    """Return the stretches of a line that carry a mark."""
    groups = itertools.groupby(inlines(text), lambda inline: mark in inline.marks)
    return ["".join(inline.text for inline in group) for carries, group in groups if carries]


def test_there_are_400_combinations() -> None:
    assert len(set(PARTICLES)) * len(set(INNER)) == 400


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize("inner", INNER)
def test_a_mark_closes_before_a_particle(inner: str, marker: str) -> None:
    for particle in PARTICLES:
        text = f"{marker}{inner}{marker}{particle} 뒤의 글"
        assert marked(text, MARKERS[marker]) == [inner.replace("`", "")], text


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize("inner", ["(괄호)로 시작", "“따옴표”로", "[대괄호]는", "#표"])
def test_a_mark_opens_after_hangul(inner: str, marker: str) -> None:
    assert marked(f"앞의 글은{marker}{inner}{marker}이다", MARKERS[marker]) == [inner]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**이 문장은 강조된다.**다음 문장.", ["이 문장은 강조된다."]),
        ("**强调。**没有空格。", ["强调。"]),
        ("**強調(きょうちょう)**を使う。", ["強調(きょうちょう)"]),
        ("これは**「強調」**です。", ["「強調」"]),
        ("한글**()**한글", ["()"]),
        ("한글 **(가)** 한글", ["(가)"]),
        ("**가**(나)**다**", ["가", "다"]),
        ("**[이름](https://example.com)**은", ["이름"]),
        ("**`코드`**는", ["코드"]),
        ("**끝!**😀", ["끝!"]),  # CommonMark counts symbols as punctuation
        ("😀**(가)**😀", ["(가)"]),
        ("**a(b)**c", []),
        ("a**(b)**c", []),
        ("**가(나)**a", []),
        ("〔**가**〕나", ["가"]),
        ("**가\ufe00(나)**다", ["가\ufe00(나)"]),
        ("葛\U000e0100**(城)**市", ["(城)"]),
        ("**\u1112\u1161\u11ab(글)**\u1112\u1161", ["한(글)"]),
        ("** 가 **나", []),
        ("__가(나)__는", []),  # the underscore keeps CommonMark's rule
        ("*가***나**", ["나"]),
        ("***가(나)***는", ["가(나)"]),
        ("**가**나**다**", ["가", "다"]),
        ("가**", []),
    ],
)
def test_beside_what_a_mark_opens_and_closes(text: str, bold: list[str]) -> None:
    assert marked(text, Mark.BOLD) == bold


# The shapes of the examples that the CJK-friendly amendments to CommonMark publish, in words of our own.
AMENDED = [
    ("**이 별표는 보이지 않아야 한다(괄호가 있어도).**그 뒤의 문장.", ["이 별표는 보이지 않아야 한다(괄호가 있어도)."]),
    ("**この星は見えません。**次の文です。", ["この星は見えません。"]),
    ("**这个星号看不见。**后面的句子。", ["这个星号看不见。"]),
    ("これは**大事なこと。**だから覚える。", ["大事なこと。"]),
    ("**[첫째 글](./one)**과 **[둘째 글](./two)**을 보라", ["첫째 글", "둘째 글"]),
    ("単語と**[語](a)**単語", ["語"]),
    ("괄호에 주의**(굵게 된다)**글이 이어진다.", ["(굵게 된다)"]),
    ("文字**（括弧）**が続く。", ["（括弧）"]),
    ("처음의 **`코드`도 굵다.**", ["코드도 굵다."]),
    ("**끝의 `코드`**도 굵다.", ["끝의 코드"]),
    ("값은 **₩10,000**이다.", ["₩10,000"]),
    ("값은 **￥100**です。", ["￥100"]),
    ("정답은 **④**이다.", ["④"]),
    ("선생은 **「안녕」**이라 했다", ["「안녕」"]),
    ("𠮷田は**「こんにちは」**と言った", ["「こんにちは」"]),
    ("**C#**이나 **F#**은 **「.NET」**에서 돈다.", ["C#", "F#", "「.NET」"]),
    ("번호가 **001호**가 된다.", ["001호"]),
    ("Go**「처음」**을 위한 글.", ["「처음」"]),
    ("**⻲田**です", ["⻲田"]),
    ("・**㋐**:하나", ["㋐"]),
    ("**참，**그리고", ["참，"]),
    ("**참。**그리고", ["참。"]),
    ("**참、**그리고", ["참、"]),
    ("**참；**그리고", ["참；"]),
    ("**참：**그리고", ["참："]),
    ("**참？**그리고", ["참？"]),
    ("**참！**그리고", ["참！"]),
    ("**참”**그리고", ["참”"]),
    ("**참’**그리고", ["참’"]),
    ("**참）**그리고", ["참）"]),
    ("**참】**그리고", ["참】"]),
    ("**참》**그리고", ["참》"]),
    ("**참～**그리고", ["참～"]),
    ("**참…**그리고", ["참…"]),
    ("참**（그리고**", ["（그리고"]),
    ("참**“그리고**", ["“그리고"]),
    ("명령은 **`npm publish`**를 쓴다.", ["npm publish"]),
    ("**반갑다(hello)**하고", ["반갑다(hello)"]),
    ("ᅡ**(a)**", ["(a)"]),
    ("**(k)**ᄏ", ["(k)"]),
    ("大塚︀**(或)**北", ["(或)"]),
    ("禰󠄀**(ね)**は", ["(ね)"]),
    ("a**〰**a", ["〰"]),
    ("大**😀**大", ["😀"]),
    ("a**😀**a", []),
    ("**（**大", ["（"]),
    ("**大（**大", ["大（"]),
    ("ハ**（は）**ハ", ["（は）"]),
    ("ﾊ**(半角)**ﾊ", ["(半角)"]),
    ("**아니(no)**word", []),
    ("word**(no)**아니", []),
    ("____아니(no)____는", []),
    ("**'작은'**은", ["'작은'"]),
    ("*별 하나(하나)*는", []),
    ("***셋(셋)***은", ["셋(셋)"]),
]


@pytest.mark.parametrize(("text", "bold"), AMENDED)
def test_the_shapes_of_the_amendment(text: str, bold: list[str]) -> None:
    [block] = read_document(text, "a.md").blocks
    groups = itertools.groupby(
        (inline for line in block.lines for inline in line.inlines), lambda inline: Mark.BOLD in inline.marks
    )
    assert ["".join(inline.text for inline in group) for carries, group in groups if carries] == bold


@pytest.mark.parametrize("example", SPEC, ids=lambda each: f"{each['example']} {each['section']}")
def test_the_examples_of_commonmark_are_unchanged(example: dict[str, str], parser: MarkdownIt) -> None:
    rendered = parser.render(example["markdown"])
    assert rendered.replace("<blockquote></blockquote>", "<blockquote>\n</blockquote>") == example["html"]


@pytest.fixture(scope="module")
def parser() -> MarkdownIt:
    """Return a CommonMark parser with those of our rules that promise to leave CommonMark alone."""
    md = MarkdownIt("commonmark")
    for use in (use_flanking, use_highlight, use_positioned_newlines, use_nesting_limits):
        use(md)
    return md


def test_all_examples_are_there() -> None:
    assert len(SPEC) == 652
