"""Write a new configuration: every key with what it means, set or as a comment."""

from __future__ import annotations

import json
from collections.abc import Mapping

from notes2anki.config.keys import KEYS
from notes2anki.messages import _


def sample(values: Mapping[str, object]) -> str:
    """Return the text of a configuration with some keys set (to texts, switches or numbers), the others explained."""
    parts = ["# " + _("notes2anki: what the nightly run does. A line that begins with # is not in force.")]
    for key in KEYS:
        comment = f"# {_(key.comment)}"
        if key.name in values:
            parts.append(f"{comment}\n{key.name} = {toml(values[key.name])}")
        else:
            parts.append(f"{comment}\n# {key.name} = {key.example}")
    return "\n\n".join(parts) + "\n"


def toml(value: object) -> str:
    """Return a text, a switch, a number or a list of these as TOML, whose texts are written as JSON's are."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
