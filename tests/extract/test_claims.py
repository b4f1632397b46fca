"""Gaps in sentences: none stands before the sentence that is shown."""

from __future__ import annotations

import pytest

from extract.compact import proposals_of


@pytest.mark.parametrize("mark", ["**1.**", "a.", "i.", "b)", "1)", "가."])
def test_no_gap_reaches_into_the_mark_of_a_list_entry(mark: str) -> None:
    note = f"{mark} If an asset becomes scarce, it can be highly desired for and cause conflict.\n"
    gaps = [gap for each in proposals_of(note) for gap in each.candidate.deletions]
    assert gaps
    assert min(gap.start for gap in gaps) >= 0
