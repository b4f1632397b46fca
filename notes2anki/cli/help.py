"""Help in the user's language: click's, with texts translated when shown and lines cut by columns.

Texts are marked with `later` where a command is declared, since at that time nobody has asked for help yet.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

import click
from rich.cells import cell_len

from notes2anki.messages import _, later

# What click itself writes into a help page.
OF_CLICK = (
    later("Options"),
    later("Commands"),
    later("Show this message and exit."),
    later("Show the version and exit."),
)


def wrap(text: str, columns: int) -> list[str]:
    """Break a text at spaces into lines of at most `columns`; a Korean letter takes two."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and cell_len(longer) > columns:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class Formatter(click.HelpFormatter):
    """click's formatter, translating what it is given and counting columns instead of letters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or _("Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_(heading))

    def write_text(self, text: str) -> None:
        """Write a text, wrapped."""
        indent = " " * self.current_indent
        for line in wrap(_(text), self.width - self.current_indent):
            self.write(f"{indent}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 26, col_spacing: int = 2) -> None:
        """Write names in a left column and their texts, wrapped, in a right one."""
        rows = list(rows)
        left = min(col_max, max(len(name) for name, _text in rows)) + col_spacing
        indent = " " * self.current_indent
        for name, text in rows:
            words, gap, limits = text.partition("  [")  # click adds the limits of a number
            lines = wrap(_(words) + gap + limits, self.width - self.current_indent - left)
            if len(name) + col_spacing > left:
                self.write(f"{indent}{name}\n")
                name = ""  # noqa: PLW2901 - it has its own line
            for line in lines:
                self.write(f"{indent}{name.ljust(left)}{line}\n")
                name = ""  # noqa: PLW2901 - only the first line has it


class Context(click.Context):
    """click's context with our formatter."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help ends in examples of its use."""

    context_class = Context

    def __init__(self, *args: Any, examples: tuple[str, ...], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        del ctx
        with formatter.section(later("Example")):
            for example in self.examples:
                formatter.write(f"{' ' * formatter.current_indent}{example}\n")


class Group(click.Group):
    """The commands' group, with our formatter and the commands in their own order."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names as they were added."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and leave quietly when the reader of its output, such as `head`, has seen enough."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python writes out what is left when it ends, which would fail once more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return result
