"""Gaps in sentences: where they may stand, and what is shown over the sentence."""

from __future__ import annotations

import pytest

from extract.compact import harvest, proposals_of
from notes2anki.inlines import plain
from notes2anki.plain import plain_front


@pytest.mark.parametrize("mark", ["**1.**", "a.", "i.", "b)", "1)", "가."])
def test_no_gap_reaches_into_the_mark_of_a_list_entry(mark: str) -> None:
    note = f"{mark} If an asset becomes scarce, it can be highly desired for and cause conflict.\n"
    gaps = [gap for each in proposals_of(note) for gap in each.candidate.deletions]
    assert gaps
    assert min(gap.start for gap in gaps) >= 0


def test_a_number_right_before_a_korean_word_marks_an_entry() -> None:
    shown = {
        plain(each.candidate.text) for each in proposals_of("1.최대 힙에서 최대값은 루트 노드이다.\n") if each.deletion
    }
    assert shown == {"최대 힙에서 최대값은 루트 노드이다."}


def over_gap_in(words: str, note: str) -> str:
    """Return what stands right over the gap in the sentence that says *words*."""
    proposed = (each.candidate for each in proposals_of(note))
    return next(each.context[-1] for each in proposed if each.deletions and words in each.subject)


CHAIN = "뮤텍스는 한 번에 한 스레드만 들여보내는 잠금이다. 그래서 느리다.{} 게다가 우선순위가 뒤집힐 때도 있다.\n"


def test_what_leans_on_a_sentence_that_leans_shows_both() -> None:
    assert over_gap_in("뒤집힐", CHAIN.format("")) == "뮤텍스는 한 번에 한 스레드만 들여보내는 잠금이다. 그래서 느리다."


def test_sentences_of_more_than_two_hundred_letters_do_not_stand_over_one_card() -> None:
    long = " 그래서 " + "커널이 기다리는 스레드를 " * 12 + "재운다."
    assert over_gap_in("뒤집힐", CHAIN.format(long)) == long.strip()


def test_what_leans_on_nothing_begins_anew() -> None:
    note = CHAIN.format(" 세마포어는 여러 스레드를 들여보낸다.")
    assert over_gap_in("뒤집힐", note) == "세마포어는 여러 스레드를 들여보낸다."


def test_a_value_stands_below_what_heads_its_line() -> None:
    made = harvest("# 분화\n\nFST = 1 - HS/HT. 0 = no differentiation, 1 = fixed for different alleles\n").candidates
    assert [each.context[-1] for each in made if plain_front(each) in ("0", "1")] == ["FST", "FST"]
