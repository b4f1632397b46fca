"""Deletions: whatever one cuts through, Anki reads exactly the author's words, and the HTML stays well-formed."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hand_made import context_for, inline
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.cards.cloze_html import settle
from notes2anki.cards.html import render_cloze
from notes2anki.cards.sanitise import VOID_TAGS, RefusedFieldError
from notes2anki.model import Deletion, Document, Inline, InlineKind, Mark

CONTEXT = context_for(Document("note.md", "note", ()))
MARKER = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)


def hide(inlines: tuple[Inline, ...], *parts: tuple[str, int] | tuple[str, int, str]) -> str:
    text = "".join(each.text for each in inlines)
    deletions = [
        Deletion(text.index(part[0]), text.index(part[0]) + len(part[0]), part[1], *part[2:]) for part in parts
    ]
    return render_cloze(inlines, settle(inlines, deletions), CONTEXT)


PLAIN = (inline("CNI는 Pod의 네트워크를 설정한다."),)
BOLD = (inline("가 "), inline("나 다", InlineKind.TEXT, Mark.BOLD), inline(" 라"))
CODE = (inline("옵션 "), inline("--a-b", InlineKind.CODE), inline("이다"))
FORMULA = (inline("값은 "), inline(r"\frac{a}{b}", InlineKind.MATH), inline("이다"))
LINK = (Inline(InlineKind.LINK, "공식 문서", target="https:x"), inline("를 보라"))


@pytest.mark.parametrize(
    ("inlines", "hidden", "expected"),
    [
        (PLAIN, [("Pod의 네트워크", 1)], "CNI는 {{c1::Pod의 네트워크}}를 설정한다."),
        (PLAIN, [("CNI는", 1), ("Pod", 2)], "{{c1::CNI는}} {{c2::Pod}}의 네트워크를 설정한다."),
        (PLAIN, [("CNI", 1), ("는", 1)], "{{c1::CNI}}{{c1::는}} Pod의 네트워크를 설정한다."),
        (PLAIN, [("Pod", 1, "무엇의?")], "CNI는 {{c1::Pod::무엇의?}}의 네트워크를 설정한다."),
        (BOLD, [("나 다", 1)], "가 {{c1::<strong>나 다</strong>}} 라"),
        (BOLD, [("나", 1)], "가 <strong>{{c1::나}} 다</strong> 라"),
        (BOLD, [("다 라", 1)], "가 <strong>나 </strong>{{c1::<strong>다</strong> 라}}"),
        (BOLD, [("가 나", 1)], "{{c1::가 <strong>나</strong>}}<strong> 다</strong> 라"),
        (CODE, [("--a-b", 1)], "옵션 {{c1::<code>--a-b</code>}}이다"),
        (CODE, [("-b", 1)], "옵션 <code>--a{{c1::-b}}</code>이다"),
        (CODE, [("-b이", 1)], "옵션 <code>--a</code>{{c1::<code>-b</code>이}}다"),
        (FORMULA, [("a", 1)], r"값은 {{c1::\(\frac&#123;a&#125;&#123;b&#125;\)}}이다"),
        (FORMULA, [("b}이", 1)], r"값은 {{c1::\(\frac&#123;a&#125;&#123;b&#125;\)이}}다"),
        (FORMULA, [("{a}", 1), ("{b}", 2)], r"값은 {{c1::\(\frac&#123;a&#125;&#123;b&#125;\)}}이다"),
        (LINK, [("문서를", 1)], '<a href="https:x">공식 </a>{{c1::<a href="https:x">문서</a>를}} 보라'),
        ((inline("{{c2::x}}와 y"),), [("y", 1)], "&#123;&#123;c2&#58;&#58;x&#125;&#125;와 {{c1::y}}"),
        ((inline("std::vector"),), [("std::v", 1)], "{{c1::std&#58;&#58;v}}ector"),
        ((inline("std: 표준"),), [("std:", 1)], "{{c1::std&#58;}} 표준"),
        ((inline("std: 표준"),), [("std", 1, ": 앞")], "{{c1::std::&#58; 앞}}: 표준"),
        ((inline("[sound:a.mp3] \\(x\\)"),), [("x", 1)], "&#91;sound:a.mp3] <span>\\</span>({{c1::x}}\\)"),
    ],
)  # fmt: skip
def test_deletions(inlines: tuple[Inline, ...], hidden: list[tuple[str, int]], expected: str) -> None:
    assert hide(inlines, *hidden) == expected


def test_an_image_within_a_deletion_is_hidden_with_it_and_one_beside_it_is_not() -> None:
    picture = Inline(InlineKind.IMAGE, "", target="그림.png")
    inside = (inline("가 "), inline("나"), picture, inline("다"), picture)
    shown = hide(inside, ("나다", 1))
    assert re.fullmatch(r"가 \{\{c1::나<img [^>]*>다\}\}<img [^>]*>", shown)


@pytest.mark.parametrize(
    ("deletions", "reason"),
    [
        ([], "no deletion"),
        ([Deletion(0, 0)], "hides nothing"),
        ([Deletion(4, 5)], "hides nothing"),  # a space
        ([Deletion(3, 99)], "hides nothing"),
        ([Deletion(0, 3, 0)], "numbered 0"),
        ([Deletion(0, 3, 501)], "numbered 501"),
        ([Deletion(0, 3, 1), Deletion(2, 6, 2)], "overlap"),
    ],
)
def test_deletions_that_make_no_good_card_are_refused(deletions: list[Deletion], reason: str) -> None:
    with pytest.raises(RefusedFieldError, match=reason):
        settle(PLAIN, deletions)


texts = st.text(alphabet="가a {}:<>&\"'[]()\\$c1=/`*\n\u200b", min_size=1, max_size=8)
kinds = st.sampled_from([InlineKind.TEXT, InlineKind.CODE, InlineKind.WIKILINK, InlineKind.TAG, InlineKind.MATH])
marks = st.frozensets(st.sampled_from(list(Mark)), max_size=3)
inlines_lists = st.lists(st.builds(Inline, kinds, texts, marks), min_size=1, max_size=5).map(tuple)


@st.composite
def clozes(draw: st.DrawFn) -> tuple[tuple[Inline, ...], list[Deletion]]:
    inlines = draw(inlines_lists)
    length = sum(len(each.text) for each in inlines)
    cuts = sorted(draw(st.sets(st.integers(0, length), min_size=2, max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return inlines, [Deletion(start, end, draw(st.integers(1, 3)), draw(texts)) for start, end in spans]


class Balance(HTMLParser):
    """Counts tags that are closed before they are opened or never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID_TAGS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults += 1


def faults(fragment: str) -> int:
    parser = Balance()
    parser.feed(fragment)
    parser.close()
    return parser.faults + len(parser.open)


def words(fragment: str) -> str:
    """Return what the fragment shows, formulas as their source."""
    return html.unescape(re.sub(r"<[^>]*>", "", fragment.replace("<br>", "\n")))


@settings(deadline=None)
@given(clozes())
def test_anki_reads_the_same_words_and_whole_tags(cloze: tuple[tuple[Inline, ...], list[Deletion]]) -> None:
    inlines, deletions = cloze
    try:
        settled = settle(inlines, deletions)
    except RefusedFieldError:
        return
    field = render_cloze(inlines, settled, CONTEXT)
    assert [int(number) for number, _words, _hint in MARKER.findall(field)] == [one.number for one in settled]
    assert all(faults(content) == 0 for _number, content, _hint in MARKER.findall(field))
    shown = MARKER.sub(lambda match: match[2], field)
    assert faults(shown) == 0
    bare = "".join(f"\\({each.text}\\)" if each.kind is InlineKind.MATH else each.text for each in inlines)
    assert words(shown) == bare
