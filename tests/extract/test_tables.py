"""Tables: a row's first cell asks for the others."""

from __future__ import annotations

from extract.compact import line_of, study_of
from notes2anki.extract import tables
from notes2anki.extract.judge import default_judge
from notes2anki.model import BlockKind


def proposed(markdown: str) -> list[str]:
    return [f"{p.candidate.rule} {line_of(p.candidate)}" for p in tables.propose(study_of(markdown))]


def test_two_columns_ask_one_for_the_other() -> None:
    note = "# 잠금\n| 이름 | 뜻 |\n| --- | --- |\n| 공유 잠금 | 함께 읽는다 |\n| 배타 잠금 | 혼자 쓴다 |\n"
    assert proposed(note) == [
        "table_row [concept] 잠금 | 공유 잠금 => 함께 읽는다",
        "table_row [concept] 잠금 | 배타 잠금 => 혼자 쓴다",
    ]


def test_of_more_columns_the_answer_is_the_row_with_its_headers() -> None:
    note = "| 잠금 | 읽기 | 쓰기 |\n| --- | --- | --- |\n| 공유 | 된다 | 안 된다 |\n| 배타 | 안 된다 | 안 된다 |\n"
    first, _ = tables.propose(study_of(note))
    (table,) = first.candidate.back
    assert table.kind is BlockKind.TABLE
    assert [[cell.text for cell in row.children] for row in table.children] == [["읽기", "쓰기"], ["된다", "안 된다"]]


def test_one_row_that_compares_is_asked_by_its_headers() -> None:
    note = (
        "| 뮤텍스 | 세마포어 |\n| --- | --- |\n"
        "| 한 번에 한 스레드만 자원을 쓰게 하는 잠금 | 여러 스레드가 정한 수만큼 자원을 쓰게 하는 정수 |\n"
    )
    assert proposed(note) == [
        "table_column [concept] 뮤텍스 => 한 번에 한 스레드만 자원을 쓰게 하는 잠금",
        "table_column [concept] 세마포어 => 여러 스레드가 정한 수만큼 자원을 쓰게 하는 정수",
    ]


def test_a_row_with_nothing_to_ask_or_to_answer_is_left_out() -> None:
    note = "| 이름 | 뜻 |\n| --- | --- |\n|  | 함께 읽는다 |\n| 배타 잠금 |  |\n| 의도 잠금 | 미리 알린다 |\n"
    assert proposed(note) == ["table_row [concept] 의도 잠금 => 미리 알린다"]


def test_a_single_column_asks_nothing() -> None:
    assert proposed("| 잠금 |\n| --- |\n| 공유 |\n| 배타 |\n") == []


def test_a_broken_line_within_a_cell_stays_one() -> None:
    note = "| 이름 | 뜻 |\n| --- | --- |\n| 공유 | 함께 읽는다<br>쓰지는 못한다 |\n| 배타 | 혼자 쓴다 |\n"
    assert proposed(note)[0] == "table_row [concept] 공유 => 함께 읽는다 ⏎ 쓰지는 못한다"


def test_the_source_is_the_row() -> None:
    note = "\n| 이름 | 뜻 |\n| --- | --- |\n| 공유 | 함께 읽는다 |\n| 배타 | 혼자 쓴다 |\n"
    assert [proposal.candidate.sources[0].start for proposal in tables.propose(study_of(note))] == [4, 5]


def test_a_row_named_by_a_number_is_asked_with_its_column() -> None:
    note = "# syslog\n| Severity | Meaning |\n| --- | --- |\n| 2 | critical conditions |\n| 3 | error conditions |\n"
    assert proposed(note) == [
        "table_row [concept] syslog | Severity 2 => critical conditions",
        "table_row [concept] syslog | Severity 3 => error conditions",
    ]


def test_a_row_that_is_mostly_empty_is_left_out() -> None:
    note = "| 도구 | 앱 | 도표 | 값 |\n| --- | --- | --- | --- |\n| 하나 | 있다 |  |  |\n| 둘 | 있다 | 있다 |  |\n"
    assert [line.partition(" =>")[0] for line in proposed(note)] == ["table_row [concept] 둘"]


def test_a_glossary_says_so_in_its_head_and_is_believed() -> None:
    rows = "| 3월 | 41 |\n| 4월 | 38 |\n"
    glossary, other = (
        [
            default_judge().weigh(each).candidate.score
            for each in tables.propose(study_of(f"{head}| --- | --- |\n{rows}"))
        ]
        for head in ("| 이름 | 뜻 |\n", "| 이름 | 값 |\n")
    )
    assert min(glossary) >= 0.7
    assert min(other) < 0.7


def test_tables_side_by_side_ask_nothing() -> None:
    note = (
        "| dBm | 와트 | dBm | 와트 |\n| --- | --- | --- | --- |\n| 0 | 1 mW | 10 | 10 mW |\n| 3 | 2 mW | 13 | 20 mW |\n"
    )
    assert proposed(note) == []


def test_a_first_cell_that_stands_in_several_rows_names_none_of_them() -> None:
    head = "| 언어 | 낱말 |\n| --- | --- |\n"
    assert len(proposed(head + "| 한국어 | 잠금 |\n| 영어 | lock |\n")) == 2
    assert len(proposed(head + "| 한국어 | 잠금 |\n| 한국어 | 교착 |\n| 영어 | lock |\n")) == 1
    assert len(proposed("| 키 | 뜻 |\n| --- | --- |\n| `o` | 오름차순 |\n| `O` | 내림차순 |\n")) == 2


def test_a_row_that_only_says_so_on_or_nothing_asks_nothing() -> None:
    rows = ("1 | the | 645", "... | … | ...", "2 | - | –", "3 | X | -")
    note = "".join(f"| {row} |\n" for row in ("순위 | 단어 | 수", "--- | --- | ---", *rows))
    assert proposed(note) == [
        "table_row [concept] 순위 1 => 단어 | 수 ⏎ the | 645",
        "table_row [concept] 순위 3 => 단어 ⏎ X",
    ]


def test_a_cell_that_says_its_rows_name_again_is_left_out_and_so_is_the_header_of_a_meaning() -> None:
    rows = ("ADD | adds two registers | ADD", "SUB | takes one from another | subtract")
    note = "".join(f"| {row} |\n" for row in ("Name | Meaning | Long", "--- | --- | ---", *rows))
    assert proposed(note) == [
        "table_row [concept] ADD => adds two registers",
        "table_row [concept] SUB => Meaning | Long ⏎ takes one from another | subtract",
    ]
