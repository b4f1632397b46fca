"""What is noticed about some words of a sentence that may be hidden."""

from __future__ import annotations

import pytest

from extract.compact import study_of
from notes2anki.extract.cloze import options


def noticed(markdown: str, words: str, shown: str = "") -> dict[str, float]:
    """Return what is said of some words that are offered; what is 0 may be left out."""
    study = study_of(markdown + "\n")
    (statement,) = study.outline.statements
    (sentence,) = study.sentences(statement.lines)
    found = {sentence.text[o.start : o.end]: o.features for o in options(sentence, study.analysis(sentence), shown)}
    return found[words]


class TestBeside:
    @pytest.mark.parametrize(
        ("markdown", "words", "expected"),
        [
            ("The kernel contains pages in the table.", "pages", {"del_left_verb", "del_right_preposition"}),
            ("The kernel contains pages in the table.", "table", {"del_left_article", "del_right_sign"}),
            ("The kernel contains pages of memory.", "memory", {"del_left_of"}),
            ("The kernel (a program) contains pages.", "kernel", {"del_left_article", "del_right_opening"}),
            ("커널은 페이지를 디스크에 쓴다.", "커널", {"del_left_start", "del_right_topic"}),
            ("커널은 페이지를 디스크에 쓴다.", "페이지", {"del_left_topic", "del_right_object"}),
            ("커널은 페이지를 디스크에 쓴다.", "디스크", {"del_left_object", "del_right_place"}),
        ],
    )
    def test_the_words_on_both_sides(self, markdown: str, words: str, expected: set[str]) -> None:
        beside = {name for name in noticed(markdown, words) if name.startswith(("del_left_", "del_right_"))}
        assert expected <= beside
        assert len(beside) == 2

    def test_a_preposition_inside_is_counted(self) -> None:
        assert noticed("The kernel contains pages of memory.", "pages of memory")["del_prepositions"] == 1

    def test_a_verb_inside_is_noticed(self) -> None:
        assert noticed("The kernel contains pages of memory.", "contains pages of memory")["del_says"] == 1
        assert noticed("The kernel contains pages of memory.", "pages of memory")["del_says"] == 0

    def test_the_last_argument_before_the_verb_is_noticed(self) -> None:
        assert noticed("커널은 페이지를 디스크에 쓴다.", "디스크")["del_last_but_one"] == 1
        assert "del_last_but_one" not in noticed("커널은 페이지를 디스크에 쓴다.", "페이지")


class TestOrder:
    def test_an_english_object_is_behind_the_verb_and_so_is_what_follows(self) -> None:
        near, far = (noticed("The kernel contains pages in the table.", words) for words in ("pages", "table"))
        assert (near["del_behind_verb"], far["del_behind_verb"]) == (1, 1)
        assert near["del_phrases_to_verb"] < far["del_phrases_to_verb"]
        assert near["del_to_verb_log"] < far["del_to_verb_log"]
        assert near["del_clauses_behind"] > far["del_clauses_behind"]

    def test_a_korean_object_is_before_the_verb(self) -> None:
        found = noticed("커널은 페이지를 디스크에 쓴다.", "페이지")
        assert found["del_before_verb"] == 1
        assert found["del_phrases_to_verb"] == 2

    def test_what_stands_in_brackets_is_noticed(self) -> None:
        assert noticed("The kernel (a small program) contains pages.", "small program")["del_bracketed"] == 1
        assert noticed("The kernel (a small program) contains pages.", "pages")["del_bracketed"] == 0


class TestContent:
    def test_shares_count_content_words(self) -> None:
        found = noticed("The enzyme breaks the sugar.", "enzyme")
        assert found["del_content"] == 1
        assert found["del_content_share"] == pytest.approx(1 / 3)
        assert found["del_content_left"] == 2

    def test_the_rarer_words_of_a_sentence_have_the_larger_share(self) -> None:
        rare, common = (noticed("The enzyme makes the water.", words) for words in ("enzyme", "water"))
        assert rare["del_rarity_share"] > common["del_rarity_share"]
        assert rare["del_rarity_relative"] > 4 > common["del_rarity_relative"]

    def test_a_korean_sentence_says_nothing_of_rarity(self) -> None:
        assert not [name for name in noticed("커널은 페이지를 쓴다.", "페이지") if "rarity" in name]

    def test_what_the_context_shows_is_counted(self) -> None:
        found = noticed("커널은 페이지 표를 쓴다.", "페이지 표", "가상 메모리 페이지")
        assert found["del_content_shown"] == 0.5
        assert found["del_head_shown"] == 0

    def test_what_stays_visible_elsewhere_is_noticed(self) -> None:
        assert noticed("페이지 크기는 페이지 표가 정한다.", "페이지 크기")["del_content_again"] == 0.5


class TestAlternatives:
    SENTENCE = "The kernel contains pages of memory."

    def test_a_part_of_a_longer_part_knows_how_much_of_it_it_is(self) -> None:
        found = noticed(self.SENTENCE, "memory")
        assert found["del_alt_of_around"] == pytest.approx(len("memory") / len("pages of memory"))
        assert (found["del_alt_begins_around"], found["del_alt_ends_around"]) == (0, 1)
        assert found["del_alt_inside"] == 0

    def test_a_part_with_others_inside_knows_the_largest(self) -> None:
        found = noticed(self.SENTENCE, "pages of memory")
        assert found["del_alt_inside"] == 2
        assert found["del_alt_of_inside"] == pytest.approx(len("memory") / len("pages of memory"))

    def test_the_longer_of_two_is_longer_than_they_are_on_average(self) -> None:
        longer, shorter = (noticed(self.SENTENCE, words) for words in ("pages of memory", "pages"))
        assert longer["del_alt_length"] > 4 > shorter["del_alt_length"]

    def test_what_others_have_is_noticed(self) -> None:
        assert noticed("The kernel contains `page_table` to memory.", "memory")["del_alt_code"] == 1
        assert "del_alt_code" not in noticed("The kernel contains pages to memory.", "memory")
