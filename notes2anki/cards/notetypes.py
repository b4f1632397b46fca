"""Our four note types. Their shape is for ever: ids, fields and templates of a shipped type never change.

A changed shape makes Anki refuse every note of the old one, or forces a full sync that can lose reviews (measured in
Anki 26.9). The style sheet and the text of the templates may change; `MODIFIED` must move with them, and only with
them, for Anki overwrites a user's own styling with a note type that is newer than his.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from notes2anki.model import Style

# UTC seconds; when the style sheet or the text of a template last changed.
MODIFIED = 1_795_389_600

_HEAD = '{{#Context}}<div class="n2a-context">{{Context}}</div>{{/Context}}'
_FRONT = _HEAD + '<div class="n2a-question">{{Front}}</div>'
_RULE = '<hr id="answer">'
_TAIL = (
    '{{#Extra}}<div class="n2a-extra">{{Extra}}</div>{{/Extra}}'
    '{{#Source}}<div class="n2a-source">{{Source}}</div>{{/Source}}'
)
_BACK = '<div class="n2a-answer">{{Back}}</div>'


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type; a hidden one is folded away in Anki's editor and left out of its search."""

    id: int
    name: str
    hidden: bool = False
    searchable: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """A card of a note type: the Anki template of its question and of its answer."""

    id: int
    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """An Anki note type."""

    id: int
    name: str
    style: Style
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]

    @property
    def is_cloze(self) -> bool:
        """Whether Anki makes a card for each deletion number instead of one for each template."""
        return self.style is Style.CLOZE

    def position(self, name: str) -> int:
        """Return the position of the field with this name."""
        return next(index for index, field in enumerate(self.fields) if field.name == name)


def _fields(base: int, first: str) -> tuple[Field, ...]:
    shown = (first, "Back", "Context", "Extra", "Source")
    return (
        *(Field(base + index, name) for index, name in enumerate(shown)),
        Field(base + 5, "N2AId", hidden=True),
        Field(base + 6, "Reserved1", hidden=True, searchable=False),
        Field(base + 7, "Reserved2", hidden=True, searchable=False),
    )


BASIC = NoteType(
    1_795_000_000_001,
    "notes2anki Basic",
    Style.BASIC,
    _fields(7001, "Front"),
    (Template(7101, "Card 1", _FRONT, "{{FrontSide}}" + _RULE + _BACK + _TAIL),),
)
TYPED = NoteType(
    1_795_000_000_002,
    "notes2anki Typed",
    Style.TYPED,
    _fields(7201, "Front"),
    (Template(7301, "Card 1", _FRONT + "{{type:Back}}", _FRONT + _RULE + "{{type:Back}}" + _TAIL),),
)
CLOZE = NoteType(
    1_795_000_000_003,
    "notes2anki Cloze",
    Style.CLOZE,
    _fields(7401, "Text"),
    (
        Template(
            7501,
            "Cloze",
            _HEAD + '<div class="n2a-question">{{cloze:Text}}</div>',
            _HEAD + '<div class="n2a-question">{{cloze:Text}}</div>{{#Back}}' + _RULE + _BACK + "{{/Back}}" + _TAIL,
        ),
    ),
)
REVERSED = NoteType(
    1_795_000_000_004,
    "notes2anki Reversed",
    Style.REVERSED,
    _fields(7601, "Front"),
    (
        Template(7701, "Card 1", _FRONT, "{{FrontSide}}" + _RULE + _BACK + _TAIL),
        Template(
            7702,
            "Card 2",
            _HEAD + '<div class="n2a-question">{{Back}}</div>',
            "{{FrontSide}}" + _RULE + '<div class="n2a-answer">{{Front}}</div>' + _TAIL,
        ),
    ),
)

NOTE_TYPES: dict[Style, NoteType] = {kind.style: kind for kind in (BASIC, TYPED, CLOZE, REVERSED)}


@cache
def style_sheet() -> str:
    """Return the one style sheet of all note types."""
    return resources.files(__package__).joinpath("style.css").read_text("utf-8")
