"""Answers keep whole sentences of which the author was sure, in his words."""

from __future__ import annotations

import pytest

from extract.compact import study_of
from notes2anki.extract.blocks import text_of
from notes2anki.extract.sure import only_sure


def sure(markdown: str) -> str:
    study = study_of(markdown)
    return text_of(only_sure(study, study.document.blocks))


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("뮤텍스는 잠금이다. 세마포어도 잠금인가?", "뮤텍스는 잠금이다."),
        ("뮤텍스는 잠금이다. 아마 빠를 것 같다.", "뮤텍스는 잠금이다."),
        ("내일 다시 봐야겠다. 뮤텍스는 잠금이다.", "뮤텍스는 잠금이다."),
        ("뮤텍스는 잠금이다. 세마포어는 정수이다.", "뮤텍스는 잠금이다. 세마포어는 정수이다."),
        ("A mutex is a lock. Maybe it is slow.", "A mutex is a lock."),
        ("A mutex is a lock. I should read more about it tomorrow.", "A mutex is a lock."),
    ],
)
def test_a_line_keeps_its_sure_sentences(line: str, kept: str) -> None:
    assert sure(line + "\n") == kept


def test_a_question_that_the_next_sentence_answers_stays() -> None:
    assert sure("왜 잠그는가? 값이 깨지기 때문이다.\n") == "왜 잠그는가? 값이 깨지기 때문이다."


def test_a_line_with_none_goes() -> None:
    assert sure("뮤텍스는 잠금이다.\n세마포어도 잠금인가?\n셋째 줄이다.\n") == "뮤텍스는 잠금이다.\n셋째 줄이다."


def test_an_entry_with_none_goes_with_its_bullet_and_an_empty_list_with_it() -> None:
    assert sure("- 뮤텍스는 잠금이다.\n- 세마포어는 빠를까?\n") == "뮤텍스는 잠금이다."
    study = study_of("- 세마포어는 빠를까?\n")
    assert only_sure(study, study.document.blocks) == ()


def test_what_hangs_on_an_unsure_entry_stays() -> None:
    assert sure("- 세마포어는 빠를까?\n  - 정수를 하나 센다.\n") == "정수를 하나 센다."


def test_tables_code_and_formulas_stay_as_they_are() -> None:
    note = "| 잠금 | 빠른가? |\n| --- | --- |\n| 뮤텍스 | 아마도 |\n\n```c\nlock(); // 될까?\n```\n\n$$\nx?\n$$\n"
    study = study_of(note)
    assert only_sure(study, study.document.blocks) == study.document.blocks


def test_what_is_all_sure_is_the_same_block() -> None:
    study = study_of("뮤텍스는 **잠금**이다.\n\n- 하나만 든다. `lock()`\n")
    kept = only_sure(study, study.document.blocks)
    assert all(one is other for one, other in zip(kept, study.document.blocks, strict=True))


def test_marks_and_line_numbers_stay() -> None:
    study = study_of("내일 다시 봐야겠다. **뮤텍스**는 잠금이다.\n")
    (block,) = only_sure(study, study.document.blocks)
    (line,) = block.lines
    assert (line.number, line.inlines[0].text, sorted(line.inlines[0].marks)) == (1, "뮤텍스", ["bold"])
