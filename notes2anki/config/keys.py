"""The keys of `notes2anki.toml`, in the order in which a new file shows them."""

from __future__ import annotations

from dataclasses import dataclass

from notes2anki.config import shapes
from notes2anki.config.shapes import Shape
from notes2anki.messages import later


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its shape, what it tells the user, and an example in TOML, which a new file shows as a comment.

    The example is the default where there is one. A key without an example must be given.
    """

    name: str
    shape: Shape
    comment: str
    example: str = ""

    @property
    def variable(self) -> str:
        """The environment variable that outranks the file."""
        return f"NOTES2ANKI_{self.name.upper()}"


KEYS: tuple[Key, ...] = (
    Key("vault", shapes.PATH, later("The folder of your notes. It is only read.")),
    Key("output", shapes.PACKAGES, later("The Anki package to write, or a list of several.")),
    Key(
        "delta",
        shapes.SWITCH,
        later("Write beside it a second package, ….delta.apkg, with only what the last run that wrote changed."),
        "false",
    ),
    Key("deck", shapes.TEXT, later("The deck above all others; else the vault's name."), '""'),
    Key(
        "deck_from",
        shapes.DECK_FROM,
        later("What names the decks below it: heading, folder (the file's) or vault (no deck below)."),
        '"heading"',
    ),
    Key(
        "vault_name", shapes.TEXT, later("The vault's name in Obsidian, for links back to it; else its folder's."), '""'
    ),
    Key("site_url", shapes.TEXT, later("The address of your published notes, for links to them."), '""'),
    Key("min_score", shapes.SCORE, later("Make no card that scores less; a higher one makes fewer cards."), "0.65"),
    Key(
        "kinds",
        shapes.KINDS,
        later("The kinds of card that you want."),
        '["concept", "heading", "footnote", "definition", "claim", "explicit"]',
    ),
    Key("most_per_file", shapes.COUNT, later("Make at most so many cards of one file, the best of them."), "20"),
    Key("skip_sections", shapes.TEXTS, later('Headings whose sections give no cards, such as "References".'), "[]"),
    Key("languages", shapes.SPOKEN, later("The languages whose sentences are analysed."), '["ko", "en"]'),
    Key("include", shapes.TEXTS, later('Read only files whose paths fit one of these, such as "daily/**".'), "[]"),
    Key("exclude", shapes.TEXTS, later('Never read files whose paths fit one of these, such as "private/**".'), "[]"),
    Key(
        "orphan_runs",
        shapes.COUNT,
        later("How many packages still hold a note whose text is gone, tagged n2a::orphan, so that you can delete it."),
        "14",
    ),
    Key(
        "state",
        shapes.PATH,
        later("The folder that remembers your notes from night to night; else one in your state folder."),
        '"~/.local/state/notes2anki/vault"',
    ),
    Key(
        "log",
        shapes.PATH,
        later("The log, which holds no text of your notes; else one in your log folder."),
        '"~/notes2anki.log"',
    ),
    Key("on_success_url", shapes.URL, later("An address to call after a good night, for a monitor."), '""'),
    Key("on_failure_url", shapes.URL, later("An address to call after a night that failed."), '""'),
    Key(
        "on_failure_command",
        shapes.COMMAND,
        later("A program to run after a night that failed; {message} in it becomes what went wrong."),
        '["notify-send", "notes2anki", "{message}"]',
    ),
    Key(
        "on_failure_notify",
        shapes.TEXTS,
        later("Addresses as Apprise knows them, to notify after a night that failed; install notes2anki[apprise]."),
        '["ntfy://my-topic"]',
    ),
)
