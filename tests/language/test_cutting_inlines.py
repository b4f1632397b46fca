"""Runs of inlines are cut by the offsets of their text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes2anki.inlines import plain, slice_inlines, split_inlines, strip_inlines
from notes2anki.model import Inline, InlineKind, Mark

NOTE = Inline(InlineKind.FOOTNOTE_REF, "", target="1")
IMAGE = Inline(InlineKind.IMAGE, "", target="a.png")


def _text(text: str, *marks: Mark) -> Inline:
    return Inline(InlineKind.TEXT, text, frozenset(marks))


def test_a_slice_keeps_marks_and_what_has_no_text() -> None:
    run = (_text("ab"), _text("cd", Mark.BOLD), NOTE, _text("ef"))
    assert slice_inlines(run, 1, 3) == (_text("b"), _text("c", Mark.BOLD))
    assert slice_inlines(run, 2, 4) == (_text("cd", Mark.BOLD), NOTE)
    assert slice_inlines(run, 4, 6) == (NOTE, _text("ef"))
    assert slice_inlines(run, 0, 6) == run


def test_on_a_cut_a_footnote_goes_left_and_an_image_right() -> None:
    run = (_text("ab"), NOTE, IMAGE, _text("cd"))
    assert split_inlines(run, [2]) == ((_text("ab"), NOTE), (IMAGE, _text("cd")))


def test_stripping_keeps_what_has_no_text() -> None:
    assert strip_inlines((IMAGE, _text("  ab "), _text(" "), NOTE)) == (IMAGE, _text("ab"), NOTE)


_RUN = st.lists(
    st.builds(Inline, st.just(InlineKind.TEXT), st.text(max_size=6)) | st.sampled_from([NOTE, IMAGE]), max_size=8
)


@given(_RUN, st.integers(0, 40), st.integers(0, 40))
def test_a_slice_spells_the_slice_of_the_text(run: list[Inline], start: int, end: int) -> None:
    assert plain(slice_inlines(run, start, end)) == plain(run)[start:end]


@given(_RUN, st.lists(st.integers(0, 40), max_size=4))
def test_pieces_spell_the_whole_and_nothing_is_lost(run: list[Inline], cuts: list[int]) -> None:
    pieces = split_inlines(run, sorted(cuts))
    assert "".join(map(plain, pieces)) == plain(run)
    empty = [inline for inline in run if inline in (NOTE, IMAGE)]
    assert sorted(inline.kind for piece in pieces for inline in piece if inline in (NOTE, IMAGE)) == sorted(
        inline.kind for inline in empty
    )
