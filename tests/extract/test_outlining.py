"""What stands over what: every statement of a note with its headings, leads and list parents."""

from __future__ import annotations

import pytest

from extract.compact import NOTE
from notes2anki.extract.outline import Outline, Titled, TitleKind
from notes2anki.extract.outlining import outline
from notes2anki.reading.document import read_document

DAYS = [
    *("2026-05-11", "2026.05.11", "26-05-11", "260511", "20260511", "05-11", "2026-05", "2026-W19"),
    *("일지 26-05-11", "2026-05-11 (월)", "2026년 05월", "2026년 5월 11일", "5월 11일"),
]
NUMBERED = ["RFC 9293", "ISO 8601", "CVE-2014-0160", "TLS 1.3", "802.11", "HTTP 404", "1장"]


def outline_of(markdown: str, path: str = NOTE) -> Outline:
    return outline(read_document(markdown, path))


def said(markdown: str, path: str = NOTE) -> list[str]:
    """Return each statement with the names over it, outermost first."""
    return [
        " ▸ ".join((*statement.trail.names, "/".join(line.text for line in statement.lines)))
        for statement in outline_of(markdown, path).statements
    ]


def led(markdown: str) -> list[tuple[TitleKind, str, str]]:
    """Return each title that is no heading, with its kind and the words of what it leads."""
    return [_led(titled) for titled in outline_of(markdown).titled if titled.kind is not TitleKind.HEADING]


def _led(titled: Titled) -> tuple[TitleKind, str, str]:
    return titled.kind, titled.title.text, "/".join(block.text.replace("\n", "/") for block in titled.body)


class TestTrails:
    def test_headings_nest_by_level(self) -> None:
        note = "# 저장소\n하나.\n## 색인\n둘.\n### B 트리\n셋.\n## 로그\n넷.\n"
        assert said(note) == [
            "저장소 ▸ 하나.",
            "저장소 ▸ 색인 ▸ 둘.",
            "저장소 ▸ 색인 ▸ B 트리 ▸ 셋.",
            "저장소 ▸ 로그 ▸ 넷.",
        ]

    def test_a_level_may_be_left_out(self) -> None:
        assert said("## 색인\n### B 트리\n하나.\n# 망\n둘.\n") == ["색인 ▸ B 트리 ▸ 하나.", "망 ▸ 둘."]

    def test_a_heading_without_words_gives_no_name(self) -> None:
        assert said("# 저장소\n##\n하나.\n") == ["저장소 ▸ 하나."]

    def test_numbering_and_emoji_are_no_part_of_a_name(self) -> None:
        assert said("# 1. 저장소\n## 📌 색인:\n하나.\n") == ["저장소 ▸ 색인 ▸ 하나."]

    @pytest.mark.parametrize("line", ["see also [[Paxos]], [[FLP]]", "up: [[Consensus]]", "관련 글: [합의](합의.md)"])
    def test_a_line_that_names_other_notes_stands_over_nothing(self, line: str) -> None:
        assert said(f"{line}\n\n- A leader handles all requests.\n")[-1] == "A leader handles all requests."
        assert said(f"{line}\n- A leader handles all requests.\n")[-1] == "A leader handles all requests."

    def test_a_line_that_names_none_may(self) -> None:
        assert said("관련 규칙\n- 리더가 요청을 받는다.\n")[-1] == "관련 규칙 ▸ 리더가 요청을 받는다."
        assert said("[[Raft]]\n- 리더가 요청을 받는다.\n")[-1] == "Raft ▸ 리더가 요청을 받는다."

    def test_an_item_may_be_numbered_by_hand(self) -> None:
        note = (
            "- 1. Bootloader\n\t- Starts the kernel.\n- 2. Kernel\n\t- Owns the memory.\n\t- 1. Pages\n\t- 2. Frames\n"
        )
        assert said(note) == [
            "Bootloader",
            "Bootloader ▸ Starts the kernel.",
            "Kernel",
            "Kernel ▸ Owns the memory.",
            "Kernel ▸ Pages",
            "Kernel ▸ Frames",
        ]
        assert (TitleKind.ITEM, "Bootloader", "Starts the kernel.") in led(note)
        assert said("- 1.\n- 1.\n\t- Owns the memory.\n") == ["Owns the memory."]

    def test_a_list_of_several_in_an_item_is_one(self) -> None:
        assert said("- 1. Bootloader\n  2. Kernel\n  - Owns the memory.\n") == [
            "Bootloader",
            "Kernel",
            "Owns the memory.",
        ]

    def test_the_file_name_stands_over_all(self) -> None:
        assert said("하나.\n", "망/혼잡 제어.md") == ["혼잡 제어 ▸ 하나."]

    @pytest.mark.parametrize("name", DAYS)
    def test_a_file_named_by_its_day_gives_no_name(self, name: str) -> None:
        assert said("하나.\n", f"{name}.md") == ["하나."]

    @pytest.mark.parametrize("name", NUMBERED)
    def test_a_name_with_a_number_is_a_name(self, name: str) -> None:
        assert said("하나.\n", f"{name}.md") == [f"{name} ▸ 하나."]

    def test_list_parents_stand_over_their_children(self) -> None:
        note = "# 망\n- 혼잡 제어\n  - 느린 시작\n    - 창을 두 배로 늘린다.\n  - 빠른 회복\n- 흐름 제어\n"
        assert said(note) == [
            "망 ▸ 혼잡 제어",
            "망 ▸ 혼잡 제어 ▸ 느린 시작",
            "망 ▸ 혼잡 제어 ▸ 느린 시작 ▸ 창을 두 배로 늘린다.",
            "망 ▸ 혼잡 제어 ▸ 빠른 회복",
            "망 ▸ 흐름 제어",
        ]

    def test_a_label_gives_its_children_its_term_alone(self) -> None:
        assert said("- 뮤텍스: 잠금의 하나\n  - 한 번에 하나만 든다.\n")[1] == "뮤텍스 ▸ 한 번에 하나만 든다."

    def test_further_lines_of_an_entry_stand_under_its_first(self) -> None:
        assert said("- 뮤텍스\n  한 번에 하나만 든다.\n") == ["뮤텍스", "뮤텍스 ▸ 한 번에 하나만 든다."]

    def test_a_label_that_names_twice_gives_its_children_both_names(self) -> None:
        assert said("- 잠금 풀기: unlock\n  - 다음 것을 깨운다\n")[-1] == "잠금 풀기: unlock ▸ 다음 것을 깨운다"

    def test_a_note_is_called_as_its_property_says(self) -> None:
        assert said("---\ntitle: 뮤텍스\n---\n하나.\n", "a/mutex.md") == ["뮤텍스 ▸ 하나."]
        assert said("---\ntitle: 2026-05-11\n---\n하나.\n", "a/mutex.md") == ["하나."]
        assert said("---\ntitle:\n---\n하나.\n", "a/mutex.md") == ["mutex ▸ 하나."]

    def test_a_heading_inside_an_entry_stands_over_the_rest_of_it(self) -> None:
        note = "1. # 권한\n\n   ## 숫자로\n\n   하나.\n\n   ## 글자로\n\n   둘.\n"
        assert [line for line in said(note) if line.endswith(".")] == ["권한 ▸ 숫자로 ▸ 하나.", "권한 ▸ 글자로 ▸ 둘."]

    def test_a_short_quoted_line_over_code_names_what_follows(self) -> None:
        code = "\n```\nAC ← AC + 1\n```\n\n"
        note = f"> INC 명령\n{code}하나.\n\n> DEC 명령\n{code}둘.\n\n> 인용한 말이다.\n{code}셋.\n"
        assert [line for line in said(note) if "▸" in line] == [
            "INC 명령 ▸ 하나.",
            "DEC 명령 ▸ 둘.",
            "DEC 명령 ▸ 인용한 말이다.",
            "DEC 명령 ▸ 셋.",
        ]

    def test_a_callout_stands_over_its_text(self) -> None:
        assert said("# 망\n> [!note] 재전송\n> 세 번 겹치면 다시 보낸다.\n") == [
            "망 ▸ 재전송 ▸ 세 번 겹치면 다시 보낸다."
        ]

    def test_a_quote_has_no_name(self) -> None:
        assert said("# 망\n> 세 번 겹치면 다시 보낸다.\n") == ["망 ▸ 세 번 겹치면 다시 보낸다."]

    def test_a_table_knows_what_stands_over_it(self) -> None:
        (table,) = outline_of("# 망\n**계층**\n| 층 | 일 |\n| --- | --- |\n| 3 | 길 찾기 |\n").tables
        assert table.trail.names == ("망", "계층")


class TestBoldLines:
    def test_one_leads_until_the_next(self) -> None:
        note = "**뮤텍스**\n잠금이다.\n\n한 번에 하나만 든다.\n\n**세마포어**\n정수다.\n"
        assert said(note) == [
            "뮤텍스",
            "뮤텍스 ▸ 잠금이다.",
            "뮤텍스 ▸ 한 번에 하나만 든다.",
            "세마포어",
            "세마포어 ▸ 정수다.",
        ]
        assert led(note) == [
            (TitleKind.BOLD_LINE, "뮤텍스", "잠금이다./한 번에 하나만 든다."),
            (TitleKind.BOLD_LINE, "세마포어", "정수다."),
        ]

    def test_it_leads_through_pictures_lists_and_code(self) -> None:
        note = "**뮤텍스**\n![[잠금.png]]\n- 든다\n- 놓는다\n\n```c\nlock();\n```\n"
        ((kind, title, body),) = led(note)
        assert (kind, title) == (TitleKind.BOLD_LINE, "뮤텍스")
        assert "든다/놓는다" in body
        assert "lock();" in body

    @pytest.mark.parametrize("end", ["# 다음\n", "***\n"])
    def test_a_heading_or_a_rule_ends_it(self, end: str) -> None:
        assert said(f"**뮤텍스**\n잠금이다.\n\n{end}\n정수다.\n")[-1] in ("정수다.", "다음 ▸ 정수다.")

    def test_it_ends_before_the_answer_gets_longer_than_a_card(self) -> None:
        note = "**뮤텍스**\n" + "".join(f"{n}번째 잠금이다.\n\n" for n in range(12))
        ((_, _, body),) = led(note)
        assert body.count("잠금이다.") == 9
        assert said(note)[-1] == "뮤텍스 ▸ 11번째 잠금이다."  # it still is what the lines are about

    def test_bold_words_within_a_line_lead_nothing(self) -> None:
        note = "잠금은 **한 번에 하나만** 든다.\n그래서 안전하다.\n"
        assert said(note) == ["잠금은 한 번에 하나만 든다./그래서 안전하다."]
        assert led(note) == []

    def test_one_over_nothing_asks_for_nothing(self) -> None:
        assert led("잠금이다.\n\n**뮤텍스**\n") == []


class TestTitleLines:
    def test_one_leads_the_lines_right_under_it_and_no_further(self) -> None:
        note = "느린 시작\n창을 두 배로 늘린다.\n손실이 나면 멈춘다.\n\nUDP는 연결이 없다.\n"
        assert said(note) == ["느린 시작", "느린 시작 ▸ 창을 두 배로 늘린다./손실이 나면 멈춘다.", "UDP는 연결이 없다."]
        assert led(note) == [(TitleKind.TITLE_LINE, "느린 시작", "창을 두 배로 늘린다./손실이 나면 멈춘다.")]

    def test_one_leads_the_paragraph_or_list_after_it(self) -> None:
        assert led("느린 시작\n\n창을 두 배로 늘린다.\n") == [
            (TitleKind.TITLE_LINE, "느린 시작", "창을 두 배로 늘린다.")
        ]
        assert led("느린 시작\n- 창을 늘린다\n- 손실이 나면 멈춘다\n") == [
            (TitleKind.TITLE_LINE, "느린 시작", "창을 늘린다/손실이 나면 멈춘다")
        ]

    def test_lines_and_then_a_list_are_one_body(self) -> None:
        ((_, _, body),) = led("느린 시작\n창을 두 배로 늘린다.\n- 손실까지\n- 문턱까지\n")
        assert body == "창을 두 배로 늘린다./손실까지/문턱까지"

    def test_one_after_another_starts_anew(self) -> None:
        note = "더티 리드\n커밋 전의 값을 읽는다.\n\n팬텀 리드\n없던 행이 나타난다.\n"
        assert said(note)[1::2] == ["더티 리드 ▸ 커밋 전의 값을 읽는다.", "팬텀 리드 ▸ 없던 행이 나타난다."]

    def test_one_under_a_bold_line_stands_under_it(self) -> None:
        assert said("**격리 수준**\n더티 리드\n커밋 전의 값을 읽는다.\n")[-1] == (
            "격리 수준 ▸ 더티 리드 ▸ 커밋 전의 값을 읽는다."
        )

    def test_a_label_leads_the_list_under_it_and_a_formula_is_none(self) -> None:
        assert led("ACID: 트랜잭션의 네 성질\n- 원자성\n- 일관성\n") == [
            (TitleKind.TITLE_LINE, "ACID: 트랜잭션의 네 성질", "원자성/일관성")
        ]
        assert led("우선순위 큐: 줄\n\n> 먼저 온 것이 먼저 나간다.\n") == [
            (TitleKind.TITLE_LINE, "우선순위 큐: 줄", "먼저 온 것이 먼저 나간다.")
        ]
        assert led("그래서 오프셋은 $\\log_2 4096 = 12$비트.\n\n- 캐시\n- 표\n") == []

    def test_a_sentence_is_none(self) -> None:
        assert led("창을 두 배로 늘린다.\n손실이 나면 멈춘다.\n") == []

    def test_two_sentences_on_a_line_are_none(self) -> None:
        assert led("쿼럼은 과반수. 5대면 3\n리더는 하나다.\n") == []

    def test_a_question_leads_its_answer(self) -> None:
        note = "Does it look at the real usage?\nNo, at the requests.\n\nLimits are another thing.\n"
        assert led(note) == [(TitleKind.QUESTION, "Does it look at the real usage?", "No, at the requests.")]

    @pytest.mark.parametrize(
        "card", ["Q: 잠금은?\nA: 뮤텍스\n", "What ends it?\n?\nA signal.\n", "뮤텍스::잠금의 하나\n세마포어::정수\n"]
    )
    def test_a_card_that_the_author_wrote_is_no_title(self, card: str) -> None:
        assert led(card) == []


class TestEntries:
    def test_an_entry_leads_what_hangs_on_it(self) -> None:
        assert led("- 혼잡 제어\n  - 느린 시작\n  - 빠른 회복\n- 흐름 제어\n") == [
            (TitleKind.ITEM, "혼잡 제어", "느린 시작/빠른 회복")
        ]

    def test_a_heading_in_a_list_leads_its_entry(self) -> None:
        assert led("- ### 혼잡 제어\n  창을 줄인다.\n") == [(TitleKind.ITEM_HEADING, "혼잡 제어", "창을 줄인다.")]

    def test_places_are_told(self) -> None:
        note = "줄 하나.\n줄 둘.\n\n1. 하나\n2. 둘\n   - [x] 셋\n\n> 인용\n\n> [!tip] 말\n> 귀띔\n"
        places = [
            (s.where.place, s.where.depth, s.where.ordered, s.where.task, s.where.siblings)
            for s in outline_of(note).statements
        ]
        assert places == [
            ("paragraph", 0, False, "", 2),
            ("item", 1, True, "", 2),
            ("item", 1, True, "", 2),
            ("item", 2, False, "x", 1),
            ("quote", 0, False, "", 1),
            ("callout", 0, False, "", 1),
        ]


class TestHeadings:
    def test_one_asks_for_the_body_up_to_the_next(self) -> None:
        note = "# 망\n하나.\n## 혼잡 제어\n둘.\n셋.\n"
        first, second = outline_of(note).titled
        assert (first.title.text, first.has_children, first.start, first.end) == ("망", True, 1, 2)
        assert (second.title.text, second.has_children, second.start, second.end) == ("혼잡 제어", False, 3, 5)
        assert second.trail.names == ("망",)

    def test_titles_in_its_body_are_counted(self) -> None:
        note = "# 망\n**하나**\n말이다.\n\n**둘**\n말이다.\n\n셋째 것\n말이다.\n"
        assert outline_of(note).titled[0].nested == 3

    def test_lines_are_those_of_the_file(self) -> None:
        note = "---\ntags: 망\n---\n\n# 망\n\n첫 줄.\n"
        (statement,) = outline_of(note).statements
        assert [line.number for line in statement.lines] == [7]
        assert outline_of(note).titled[0].start == 5

    def test_block_ids_stay_with_what_they_name(self) -> None:
        first, second = outline_of("첫 줄. ^one\n\n- 둘째 ^two\n").statements
        assert (first.where.block_id, second.where.block_id) == ("one", "two")
