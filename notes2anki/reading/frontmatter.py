"""The properties at the head of a file: JSON or YAML between two lines of `---`.

Never raises and never eats the body: what is no mapping stays text. Values keep their spelling, so that
`012`, `1:30`, `no` and `2025-02-30` arrive as written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import frontmatter
import yaml

from notes2anki.messages import _
from notes2anki.reading.decode import normalise

MAX_LENGTH = 100_000
"""Longest block that is read, in characters."""

MAX_DEPTH = 50
"""Deepest list in a list that is read; else the stack decides, which is deeper in some commands than in others."""

_OPEN = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
# The garden sometimes publishes a file whose block it had already written once.
_SECOND = re.compile(r"\s*(?=---[ \t]*\n[ \t]*\{)")
_GUESSED = ("timestamp", "int", "float", "bool", "null")
# What authors write without the quotes that YAML wants: `tags: #a #b` and `up: [[Other note]]`.
_UNQUOTED = re.compile(
    r"^(?P<key>[ \t]*(?:[\w-]{1,100}:|-)[ \t]+)(?P<value>#[^\n\"]*|\{\{[^\n\"]*|\[\[[^\n\"]*\]\])$", re.MULTILINE
)
_PROPERTY = re.compile(r"[\w \t\"'.-]{1,100}:(?:[ \t]|$)|\{", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a file says.

    `lines` is how many lines the block takes, its `---` included; 0 when there is none. `warning` says
    in plain words why a block gave no properties, and `warning_line` where.
    """

    properties: Mapping[str, object] = field(default_factory=dict)
    lines: int = 0
    warning: str = ""
    warning_line: int = 1


class _Loader(yaml.SafeLoader):
    """YAML without guessed types and without aliases: scalars are strings, empty ones None."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Refuse aliases, with which a few lines can ask for gigabytes, and depths that no author writes."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not read")
        if self._depth > MAX_DEPTH:
            place = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # the package's types forget it
            raise yaml.MarkedYAMLError(problem=_("they are nested too deeply"), problem_mark=place)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in _GUESSED]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|false|False)$"), list("tTfF"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:|~|null|Null|NULL)$"), ["", "~", "n", "N"])


class Handler(frontmatter.YAMLHandler):  # type: ignore[misc]  # the package has no types
    """Load a block as JSON when it is JSON, else as YAML without guessed types."""

    def load(self, fm: str, **_options: object) -> Any:
        """Return what the block says; raise ValueError, TypeError, RecursionError or yaml.YAMLError."""
        if fm.lstrip().startswith("{"):
            try:
                return _clean(json.loads(fm))
            except ValueError:
                pass  # a YAML flow mapping looks the same and is read below
        quoted = _UNQUOTED.sub(lambda found: f'{found["key"]}"{found["value"].strip()}"', fm)
        return _clean(yaml.load(quoted, Loader=_Loader))  # noqa: S506  # it is a SafeLoader


def read_front_matter(text: str) -> FrontMatter:
    """Read the block that the text begins with, if any."""
    first, end = _read_block(text, 0)
    gap = _SECOND.match(text, end)
    if not first.lines or not gap:
        return first
    second, _end = _read_block(text, gap.end())
    if not second.properties:
        return first
    lines = text.count("\n", 0, gap.end()) + second.lines
    return FrontMatter({**second.properties, **first.properties}, lines, first.warning, first.warning_line)


def _read_block(text: str, start: int) -> tuple[FrontMatter, int]:
    """Read one block that begins at an offset; return it and the offset where it ends."""
    opening = _OPEN.match(text, start)
    closing = _CLOSE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return FrontMatter(), start
    block = text[opening.end() : closing.start()]
    lines = text.count("\n", start, closing.end()) + 1
    return _read_properties(block, lines), closing.end()


def _read_properties(block: str, lines: int) -> FrontMatter:
    if len(block) > MAX_LENGTH:
        message = _("the properties are longer than {most} characters and were not read", most=f"{MAX_LENGTH:,}")
        return FrontMatter({}, lines, message)
    try:
        loaded = Handler().load(block)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        return _unreadable(block, lines, error)
    if isinstance(loaded, dict):
        return FrontMatter(loaded, lines)
    if loaded is None:  # nothing but blank lines and comments
        return FrontMatter({}, lines)
    return FrontMatter()


def _unreadable(block: str, lines: int, error: Exception) -> FrontMatter:
    """Tell a broken block of properties from a text that happens to begin with a rule."""
    if not _PROPERTY.match(block.lstrip()):
        return FrontMatter()
    mark = getattr(error, "problem_mark", None)
    line = 2 + mark.line if mark else 1
    reason = getattr(error, "problem", None) or str(error) or _("they are nested too deeply")
    return FrontMatter({}, lines, _("the properties could not be read: {reason}", reason=reason), line)


def _clean(value: Any) -> Any:
    """Return the value with its texts normalised and everything that JSON does not know as text."""
    if isinstance(value, dict):
        return {normalise(str(key)): _clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [_clean(each) for each in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return normalise(str(value))
