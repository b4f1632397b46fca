"""markdown-it's flat token stream as a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """A token with what stands between it and its closing token."""

    token: Token
    children: list[Node] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The token's type without `_open`."""
        return self.token.type.removesuffix("_open")


def nest(tokens: Iterable[Token]) -> list[Node]:
    """Return the tokens as trees; a closing token without an opening one is passed over."""
    roots: list[Node] = []
    levels = [roots]
    for token in tokens:
        if token.nesting < 0:
            if len(levels) > 1:
                levels.pop()
            continue
        node = Node(token)
        levels[-1].append(node)
        if token.nesting > 0:
            levels.append(node.children)
    return roots
