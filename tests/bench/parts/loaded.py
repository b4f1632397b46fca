"""Export a vault in this process alone, and print whether that loaded the Korean analyser: `loaded VAULT FILE`."""

from __future__ import annotations

import contextlib
import json
import sys

from notes2anki.cli import main as notes2anki

KOREAN = "kiwipiepy"


def main(vault: str, output: str) -> None:
    """Export and print."""
    with contextlib.redirect_stdout(sys.stderr):
        try:
            notes2anki(["export", vault, "-o", output, "--jobs", "1"])
        except SystemExit as left:
            if left.code:
                raise
    print(json.dumps(KOREAN in sys.modules))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
