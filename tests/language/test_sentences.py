"""Lines become sentences: where they are split, where lines are joined, and that no text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes2anki.inlines import plain
from notes2anki.language.sentences import sentences, width
from notes2anki.model import Inline, InlineKind, Line, Mark

SPLITS = [
    # full stops
    ("파드는 묶음이다. 노드는 서버이다.", ["파드는 묶음이다.", "노드는 서버이다."]),
    ("포트를 연다.연결을 기다린다.", ["포트를 연다.", "연결을 기다린다."]),
    ("상태를 저장함. 값을 돌려줌.", ["상태를 저장함.", "값을 돌려줌."]),
    ("서비스가 kube-dns고. dns 요청을 보낸다?", ["서비스가 kube-dns고.", "dns 요청을 보낸다?"]),
    ("Reads are cheap. Writes are slow!", ["Reads are cheap.", "Writes are slow!"]),
    ("정말일까? 그렇다.", ["정말일까?", "그렇다."]),
    ("日本語です。次の文です。", ["日本語です。", "次の文です。"]),
    # a stop that ends nothing
    ("설정은 /etc/cni/net.d에 있다. 끝.", ["설정은 /etc/cni/net.d에 있다.", "끝."]),
    ("v20.1 부터 3.14배 빠르다. 끝.", ["v20.1 부터 3.14배 빠르다.", "끝."]),
    ("1,024.5 bytes are sent.", ["1,024.5 bytes are sent."]),
    ("Use a proxy, e.g. nginx or i.e. Envoy. Done.", ["Use a proxy, e.g. nginx or i.e. Envoy.", "Done."]),
    ("TCP vs. UDP, cf. Fig. 3 and Dr. Kim.", ["TCP vs. UDP, cf. Fig. 3 and Dr. Kim."]),
    ("nginx, Envoy etc. The rest is rare.", ["nginx, Envoy etc.", "The rest is rare."]),
    ("nginx, Envoy etc. are proxies.", ["nginx, Envoy etc. are proxies."]),
    ("Donald E. Knuth wrote it.", ["Donald E. Knuth wrote it."]),
    ("It fell to c. 2.5 million. It rose.", ["It fell to c. 2.5 million.", "It rose."]),
    ("Sonata op. 2 in bb. 1–8, Art. 5. Next.", ["Sonata op. 2 in bb. 1–8, Art. 5.", "Next."]),
    ("She joined Gen. Grant at Mt. Vernon. He slept.", ["She joined Gen. Grant at Mt. Vernon.", "He slept."]),
    (
        "There was a long and lovely phrase about the work of D. H. Lawrence here.",
        ["There was a long and lovely phrase about the work of D. H. Lawrence here."],
    ),
    ("No cloth was dearer than 12d. a yard then.", ["No cloth was dearer than 12d. a yard then."]),
    ("The key of c. The next day.", ["The key of c.", "The next day."]),
    ("It takes 5 V. normal ones take 3.", ["It takes 5 V.", "normal ones take 3."]),
    ("혐기균, 특히 C. diff 위험이 큼. 끝.", ["혐기균, 특히 C. diff 위험이 큼.", "끝."]),
    ("Most strains of E. coli are harmless.", ["Most strains of E. coli are harmless."]),
    ("It failed, so we took plan B. then it ran.", ["It failed, so we took plan B.", "then it ran."]),
    ("1. 파드를 만든다", ["1. 파드를 만든다"]),
    ("가. 첫째 항목", ["가. 첫째 항목"]),
    ("It waits... and then goes on.", ["It waits... and then goes on."]),
    ("Images (e.g. a logo. and so on) are cached. Yes.", ["Images (e.g. a logo. and so on) are cached.", "Yes."]),
    # quotation marks and brackets
    ("“느리다. 그리고 비싸다.”라고 말했다.", ["“느리다. 그리고 비싸다.”라고 말했다."]),
    ('그는 "왜?" 라고 물었다.', ['그는 "왜?" 라고 물었다.']),
    ("키를 쓴다. (그래서 빠르다.) 값은 작다.", ["키를 쓴다.", "(그래서 빠르다.)", "값은 작다."]),
    ("He said “stop.” It stopped.", ["He said “stop.”", "It stopped."]),
    ("   ", []),
]

FIFTY_FIVE = "The scheduler assigns every pod that has no node to the"
WIDE = "컨트롤러 매니저는 클러스터의 상태를 지켜보면서 원하는 상태와 다른 자원을"

JOINS = [
    ([FIFTY_FIVE, "best node that it can find."], [(FIFTY_FIVE + " best node that it can find.", 1, 2)]),
    ([WIDE, "찾아서 고친다."], [(WIDE + " 찾아서 고친다.", 1, 2)]),
    (["short line", "another line"], [("short line", 1, 1), ("another line", 2, 2)]),
    ([FIFTY_FIVE + ".", "Next one."], [(FIFTY_FIVE + ".", 1, 1), ("Next one.", 2, 2)]),
    ([FIFTY_FIVE, "Note: the rest"], [(FIFTY_FIVE, 1, 1), ("Note: the rest", 2, 2)]),
    ([FIFTY_FIVE, "- the rest"], [(FIFTY_FIVE, 1, 1), ("- the rest", 2, 2)]),
    (
        ["여러 노드에 걸쳐 있는 컨테이너를 한꺼번에 관리하는 오픈소스 플랫폼", "상태는 etcd에 저장"],
        [
            ("여러 노드에 걸쳐 있는 컨테이너를 한꺼번에 관리하는 오픈소스 플랫폼", 1, 1),
            ("상태는 etcd에 저장", 2, 2),
        ],
    ),
]


def _lines(*texts: str) -> list[Line]:
    return [Line(number, (Inline(InlineKind.TEXT, text),)) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_splits(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(_lines(text))] == expected


@pytest.mark.parametrize(("texts", "expected"), JOINS)
def test_joins_lines_that_were_wrapped_by_hand(texts: list[str], expected: list[tuple[str, int, int]]) -> None:
    assert [(each.text, each.start, each.end) for each in sentences(_lines(*texts))] == expected


def test_a_break_within_one_line_of_the_file_is_meant() -> None:
    lines = [Line(4, (Inline(InlineKind.TEXT, FIFTY_FIVE),)), Line(4, (Inline(InlineKind.TEXT, "best node"),))]
    assert [each.text for each in sentences(lines)] == [FIFTY_FIVE, "best node"]


def test_a_sentence_keeps_marks_code_and_footnotes() -> None:
    bold = frozenset({Mark.BOLD})
    note = Inline(InlineKind.FOOTNOTE_REF, "", target="1")
    image = Inline(InlineKind.IMAGE, "", target="a.png")
    line = Line(
        9,
        (
            image,
            Inline(InlineKind.CODE, "a. b"),
            Inline(InlineKind.TEXT, "는 "),
            Inline(InlineKind.TEXT, "값", bold),
            Inline(InlineKind.TEXT, "이다."),
            note,
            Inline(InlineKind.TEXT, " 다음이다."),
        ),
    )
    first, second = sentences([line])
    assert (first.text, second.text) == ("a. b는 값이다.", "다음이다.")
    assert first.inlines == (*line.inlines[:5], note)
    assert first.protected == ((0, 4),)
    assert (first.language, first.start, first.end) == ("ko", 9, 9)


def test_code_does_not_tell_the_language() -> None:
    line = Line(1, (Inline(InlineKind.CODE, "git rebase --onto main"), Inline(InlineKind.TEXT, "는 옮긴다")))
    (sentence,) = sentences([line])
    assert sentence.language == "ko"
    (sentence,) = sentences([Line(1, (Inline(InlineKind.CODE, "git rebase"),))])
    assert sentence.language == ""


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("한글", 4), ("a한b", 4), ("", 0)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


_TEXT = st.text(alphabet="ab가다요함.,!?()\"“” '\t\u00a0:-1`한국", max_size=40)
_INLINE = st.builds(
    Inline,
    st.sampled_from([InlineKind.TEXT, InlineKind.CODE, InlineKind.LINK, InlineKind.WIKILINK]),
    _TEXT,
)
_EMPTY = st.sampled_from(
    [Inline(InlineKind.IMAGE, "", target="a.png"), Inline(InlineKind.FOOTNOTE_REF, "", target="1")]
)
_LINES = st.lists(st.lists(_INLINE | _EMPTY, max_size=5), max_size=4).map(
    lambda rows: [Line(number, tuple(row)) for number, row in enumerate(rows, 1)]
)


@given(_LINES)
def test_no_text_is_lost_or_doubled(lines: list[Line]) -> None:
    found = sentences(lines)
    written = "".join("".join(line.text for line in lines).split())
    assert "".join("".join(sentence.text for sentence in found).split()) == written


@given(_LINES)
def test_inlines_spell_the_text_and_places_are_right(lines: list[Line]) -> None:
    found = sentences(lines)
    for sentence in found:
        assert plain(sentence.inlines) == sentence.text == sentence.text.strip()
        assert 1 <= sentence.start <= sentence.end <= len(lines)
        last = 0
        for start, end in sentence.protected:
            assert last <= start < end <= len(sentence.text)
            last = end
    assert [each.start for each in found] == sorted(each.start for each in found)


@given(_LINES)
def test_a_footnote_or_image_beside_text_is_kept_once(lines: list[Line]) -> None:
    kept = [inline for sentence in sentences(lines) for inline in sentence.inlines if not inline.text]
    written = [inline for line in lines for inline in line.inlines if not inline.text]
    assert len(kept) <= len(written)
