"""The command line, as the tests of commands run it."""

from cli.conftest import notes2anki

__all__ = ["notes2anki"]
