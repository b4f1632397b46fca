"""What the user keeps and drops corrects the shipped score: little at first, in the sense of what he did."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.compact import proposals_of
from notes2anki.extract.judge import default_judge
from notes2anki.extract.leaning import FEWEST, NONE, Leaning, Lesson, Traits, learn

QUOTED: Traits = (("kind_claim", 1.0), ("place_quote", 1.0))
LISTED: Traits = (("kind_claim", 1.0), ("place_list", 1.0))
TITLED: Traits = (("kind_heading", 1.0), ("place_prose", 1.0))


def lessons(dropped: int, kept: int) -> list[Lesson]:
    """Return decisions of someone who drops what is quoted and keeps the rest, all of which the judge scored alike."""
    return [
        *(Lesson(False, 0.7 + 0.001 * (number % 100), QUOTED) for number in range(dropped)),
        *(Lesson(True, 0.7 + 0.001 * (number % 100), LISTED if number % 2 else TITLED) for number in range(kept)),
    ]


def test_without_decisions_every_score_is_as_it_was() -> None:
    assert learn([]) is NONE
    assert not NONE
    assert NONE.lean(0.123456789, QUOTED) == 0.123456789


@pytest.mark.parametrize(
    "few",
    [lessons(3, FEWEST - 4), lessons(0, 50), lessons(50, 0), [replace(each, traits=()) for each in lessons(20, 20)]],
    ids=["too few", "only kept", "only dropped", "nothing known of the cards"],
)
def test_there_is_none_while_the_decisions_say_too_little(few: list[Lesson]) -> None:
    assert learn(few) is NONE


def test_what_is_like_the_dropped_scores_lower_and_the_rest_hardly_moves() -> None:
    quoted = [Lesson(False, 0.75, QUOTED)] * 60
    # Of the rest he keeps as many as their score says.
    rest = [Lesson(number % 4 > 0, 0.75, traits) for number in range(90) for traits in (LISTED, TITLED)]
    leaning = learn([*quoted, *rest])

    assert leaning.lean(0.75, QUOTED) < 0.6
    assert leaning.lean(0.75, LISTED) == pytest.approx(0.75, abs=0.06)
    assert leaning.lean(0.75, TITLED) == pytest.approx(0.75, abs=0.06)


def test_what_is_like_the_kept_scores_higher() -> None:
    turned = [replace(each, keep=not each.keep, score=0.4) for each in lessons(100, 100)]

    assert learn(turned).lean(0.5, QUOTED) > 0.6


def test_ten_decisions_move_little_and_two_hundred_a_lot() -> None:
    moved = [0.75 - learn(lessons(number // 2, number // 2)).lean(0.75, QUOTED) for number in (10, 50, 200)]

    assert 0 < moved[0] < 0.03
    assert moved == sorted(moved)
    assert moved[-1] > 0.15  # a card of .75 is not worth the minimum any more


def test_the_order_of_the_decisions_does_not_matter() -> None:
    taught = lessons(17, 31)
    for seed in range(5):
        shuffled = taught[:]
        random.Random(seed).shuffle(shuffled)
        assert learn(shuffled) == learn(taught)


def test_it_never_moves_what_an_author_marked_himself() -> None:
    leaning = learn(lessons(100, 100))

    assert leaning.lean(1.0, ()) == 1.0


def test_a_trait_that_no_decision_has_moves_nothing() -> None:
    leaning = learn(lessons(20, 20))

    assert leaning.lean(0.7, (*LISTED, ("never_seen", 1.0))) == leaning.lean(0.7, LISTED)


def test_every_card_of_the_judge_has_traits_in_the_order_of_their_names() -> None:
    text = "# Pods\n\n> A pod is the smallest unit that the cluster runs.\n\n- etcd: the store of the cluster\n"
    judge = default_judge()
    weighed = [judge.weigh(each).candidate for each in proposals_of(text)]

    assert weighed
    for candidate in weighed:
        names = [name for name, _value in candidate.traits]
        assert names == sorted(names)
        assert f"kind_{candidate.kind}" in names
        assert sum(name.startswith("answer_") for name in names) == 1
    places = {name for candidate in weighed for name, _value in candidate.traits if name.startswith("place_")}
    assert places == {"place_quote", "place_list"}


some_traits = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "d"]), st.floats(-5, 5)), max_size=4, unique_by=lambda pair: pair[0]
).map(lambda pairs: tuple(sorted(pairs)))
some_lessons = st.lists(st.builds(Lesson, st.booleans(), st.floats(0, 1), some_traits), max_size=40)


@given(some_lessons, st.floats(0, 1), some_traits)
def test_whatever_is_decided_a_score_stays_a_score(taught: list[Lesson], score: float, traits: Traits) -> None:
    leaning = learn(taught)

    assert isinstance(leaning, Leaning)
    assert 0 <= leaning.lean(score, traits) <= 1
