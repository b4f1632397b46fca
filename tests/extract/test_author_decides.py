"""What an author says of his own cards: that a line is one, that a line or a file is none."""

from __future__ import annotations

import pytest

from notes2anki.extract import Extraction, extract
from notes2anki.language import Analyzers
from notes2anki.model import Kind, Style
from notes2anki.plain import plain_back, plain_front
from notes2anki.reading.document import read_document

ANALYZERS = Analyzers()


def extracted(text: str) -> Extraction:
    return extract(read_document(text, "2026-03-02.md"), ANALYZERS)


def asked(text: str) -> list[tuple[str, str]]:
    return [(plain_front(each), plain_back(each)) for each in extracted(text).candidates]


MARKED = """\
## 네트워크
**기본 규격**
TTL::패킷이 지날 수 있는 라우터의 수
VPN은 무엇인가?
?
사설망을 넓히는 기술이다.
- 암호화한다.

Q: NAT는 무엇을 하나?
A: NAT는 주소를 변환한다.

{{c1::CNI}}는 컨테이너 네트워크의 규격이다.

START
Basic
CSI는 무엇인가?
Back: 스토리지의 규격이다.
END

- STARTI [Basic] 하나? Back: 첫째 ENDI STARTI [Basic] 둘? Back: 둘째 ENDI
"""


def test_a_marked_line_gives_its_card_and_no_other() -> None:
    extraction = extracted(MARKED)

    assert {candidate.kind for candidate in extraction.candidates} == {Kind.EXPLICIT}
    assert [(plain_front(each), plain_back(each)) for each in extraction.candidates] == [
        ("TTL", "패킷이 지날 수 있는 라우터의 수"),
        ("VPN은 무엇인가?", "사설망을 넓히는 기술이다.\n암호화한다."),
        ("NAT는 무엇을 하나?", "NAT는 주소를 변환한다."),
        ("[…]는 컨테이너 네트워크의 규격이다.", "CNI"),
        ("CSI는 무엇인가?", "스토리지의 규격이다."),
        ("하나?", "첫째"),
        ("둘?", "둘째"),
    ]
    assert all(rejection.candidate.sources[0].end <= 2 for rejection in extraction.rejections)


def test_a_marked_card_is_worth_all_and_knows_what_stands_over_it() -> None:
    first, second, *_others = extracted(MARKED).candidates

    assert (first.score, first.context) == (1.0, ("네트워크", "기본 규격"))
    assert second.context == ("네트워크", "기본 규격")
    assert (second.sources[0].start, second.sources[0].end) == (4, 7)


@pytest.mark.parametrize(
    "card",
    [
        "DNS는 TCP를 쓰나 UDP를 쓰나?::UDP",  # the front holds the answer
        "IPv6는 128비트인가?::예",
        "더 읽을 글은?::[[네트워크]] 글",
        "긴 답::" + "긴 글이다. " * 300,
    ],
)
def test_no_gate_refuses_what_an_author_marked(card: str) -> None:
    assert len(asked(card)) == 1


def test_cards_both_ways_and_typed_and_cloze_keep_their_style() -> None:
    text = "NAT ::: 주소 변환\n\nSTART\nBasic (type in the answer)\n포트는?\nBack: 53\nEND\n\n{{c1::가}}는 나다."

    assert [each.style for each in extracted(text).candidates] == [Style.REVERSED, Style.TYPED, Style.CLOZE]


def test_an_unfinished_card_is_rejected_as_such() -> None:
    extraction = extracted("START\nBasic\n답이 없는 질문은 무엇인가?\nEND")

    assert extraction.candidates == ()
    assert [(each.code, plain_front(each.candidate)) for each in extraction.rejections] == [
        ("no-answer", "답이 없는 질문은 무엇인가?")
    ]


def test_the_answer_under_a_heading_goes_on_without_the_marked_lines() -> None:
    text = "## kube-proxy\nkube-proxy는 서비스의 트래픽을 파드로 보내는 네트워크 프록시이다.\n\nTTL::패킷의 수명\n"

    assert all("TTL" not in back for front, back in asked(text) if front != "TTL")
    assert ("TTL", "패킷의 수명") in asked(text)


SENTENCE = "CoreDNS는 쿠버네티스 클러스터의 DNS 서버이다."


def test_a_sentence_gives_no_card_where_the_author_says_so() -> None:
    assert asked(f"## 클러스터\n{SENTENCE}\n")
    hushed = extracted(f"## 클러스터 %%no-card%%\n{SENTENCE} %%no-card%%\n")

    assert hushed.candidates == ()
    assert {rejection.code for rejection in hushed.rejections} == {"no-card"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("## CoreDNS %%no-card%%", SENTENCE),
        ("**CoreDNS** <!-- no-card -->", SENTENCE),
        ("- CoreDNS %%no-card%%", f"  - {SENTENCE}"),
        ("%%no-card%%\n> [!note] CoreDNS란?", f"> {SENTENCE}"),
    ],
)
def test_a_title_asks_nothing_where_the_author_says_so_and_its_body_still_may(title: str, body: str) -> None:
    extraction = extracted(f"{title}\n{body}\n")
    line = 1 + title.count("\n")

    assert all(candidate.sources[0].start != line for candidate in extraction.candidates)
    assert {each.code for each in extraction.rejections if each.candidate.sources[0].start == line} <= {"no-card"}
    assert any(each.candidate.sources[0].start == line for each in extraction.rejections)


def test_a_marked_card_is_none_where_the_author_says_so() -> None:
    extraction = extracted("TTL::패킷의 수명 %%no-card%%\nNAT::주소 변환\n")

    assert [plain_front(candidate) for candidate in extraction.candidates] == ["NAT"]
    assert [(each.code, plain_front(each.candidate)) for each in extraction.rejections] == [("no-card", "TTL")]


@pytest.mark.parametrize(
    "head",
    [
        "notes2anki: false",
        "notes2anki: no",
        '{"dg-note-properties": {"notes2anki": false}}',
        "created: {{date}}",
        "title: <% tp.file.title %>",
        "excalidraw-plugin: parsed",
        "kanban-plugin: basic",
    ],
)
def test_a_file_gives_no_cards_when_its_properties_say_so(head: str) -> None:
    assert extracted(f"---\n{head}\n---\n{MARKED}\n{SENTENCE}\n") == Extraction()


@pytest.mark.parametrize("head", ["notes2anki: true", "notes2anki:", "title: no", "tags: [notes2anki]"])
def test_any_other_file_gives_them(head: str) -> None:
    assert extracted(f"---\n{head}\n---\nTTL::패킷의 수명\n").candidates


def test_what_is_transcluded_gives_no_cards_here() -> None:
    opening = (
        '<div class="transclusion internal-embed is-loaded"><a class="markdown-embed-link" href="/x/"></a>'
        '<div class="markdown-embed">'
    )
    text = f"{opening}\n\n# CoreDNS\n\n{SENTENCE}\n\nTTL::패킷의 수명\n\n</div></div>\n"

    assert extracted(text) == Extraction()
