"""The shape of the note types is for ever; their looks carry the time at which they changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from notes2anki.cards.notetypes import MODIFIED, NOTE_TYPES, style_sheet

FIELDS = ["Back", "Context", "Extra", "Source", "N2AId", "Reserved1", "Reserved2"]
SHAPES = {
    "basic": (1795000000001, ["Front", *FIELDS], 7001, [(7101, "Card 1")]),
    "typed": (1795000000002, ["Front", *FIELDS], 7201, [(7301, "Card 1")]),
    "cloze": (1795000000003, ["Text", *FIELDS], 7401, [(7501, "Cloze")]),
    "reversed": (1795000000004, ["Front", *FIELDS], 7601, [(7701, "Card 1"), (7702, "Card 2")]),
}
# When this fails, a template or the style sheet changed: set MODIFIED to the present time, then both values here.
LOOKS = (1795389600, "e63918ffd78cb31e03d10bc9499916d0814c1f5861327cc89292d25c53576c0b")


def test_the_shape_never_changes() -> None:
    shapes = {
        style.value: (
            each.id,
            [field.name for field in each.fields],
            each.fields[0].id,
            [(template.id, template.name) for template in each.templates],
        )
        for style, each in NOTE_TYPES.items()
    }
    assert shapes == SHAPES
    assert all(
        [field.id - each.fields[0].id for field in each.fields] == list(range(8)) for each in NOTE_TYPES.values()
    )


def test_a_changed_look_has_a_new_time() -> None:
    looks = json.dumps([asdict(each) for each in NOTE_TYPES.values()]) + style_sheet()
    assert (MODIFIED, hashlib.sha256(looks.encode()).hexdigest()) == LOOKS


def test_nothing_is_fetched_or_run_while_someone_learns() -> None:
    shown = style_sheet() + json.dumps([asdict(each) for each in NOTE_TYPES.values()])
    assert not any(word in shown for word in ("<script", "@import", "url(", "http:", "https:"))
