"""`notes2anki cards`: print the cards, write nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from notes2anki.as_json import to_json
from notes2anki.cli.help import Command
from notes2anki.cli.options import CardChoices, card_options, jobs_option, paths_argument
from notes2anki.cli.progress import progress_bar
from notes2anki.cli.session import exit_code, selected, tell
from notes2anki.messages import later

TABLE, JSON, JSON_LINES = "table", "json", "jsonl"


@click.command(
    "cards",
    cls=Command,
    short_help=later("Print the cards without writing anything."),
    help=later(
        "Print the cards that the Markdown files at PATH would give, in reading order. Nothing is written."
        " On a terminal it is a table, in a pipe JSON, one object a line."
    ),
    examples=("notes2anki cards 2026-03-02.md", "notes2anki cards ~/vault --all --format jsonl | less"),
)
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([TABLE, JSON, JSON_LINES]),
    help=later("How to print them; else a table on a terminal, jsonl in a pipe."),
)
@click.option("--all", "with_rejected", is_flag=True, help=later("Print what was rejected, too, each with its reason."))
@card_options
@jobs_option
def command(
    paths: tuple[Path, ...], form: str | None, with_rejected: bool, choices: CardChoices, jobs: int | None
) -> int:
    """Print the cards."""
    from notes2anki import report, run  # noqa: PLC0415 - these load the parsers, which help does not need

    selection = selected(paths)
    with progress_bar() as progress:
        made = run.harvest(
            selection,
            choices.card_options(selection),
            state=choices.state,
            work=run.Work(run.at_least(choices.min_score), jobs, progress),
        )
    tell(made.problems)
    rejections = made.rejections if with_rejected else ()
    objects = report.sorted_objects(made.notes, rejections)
    match form or (TABLE if sys.stdout.isatty() else JSON_LINES):
        case "table":
            report.print_cards(made.notes, rejections, sys.stdout)
        case "json":
            click.echo(to_json(objects, sys.stdout, indent=2))
        case _:
            for each in objects:
                click.echo(to_json(each, sys.stdout))
    return exit_code(made.problems)
