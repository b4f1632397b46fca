"""The bare parts of a first export in one process: markdown-it parses each file, kiwi cuts all of its text."""

from __future__ import annotations

import sys
from pathlib import Path

from kiwipiepy import Kiwi
from markdown_it import MarkdownIt


def main(folder: Path) -> None:
    """Parse and cut every file of a folder."""
    parser = MarkdownIt("gfm-like", {"linkify": False})
    kiwi = Kiwi(num_workers=1, load_typo_dict=False, load_default_dict=False, load_multi_dict=False)
    for path in sorted(folder.rglob("*.md")):
        for token in parser.parse(path.read_text(encoding="utf-8")):
            if token.type == "inline":
                kiwi.tokenize(token.content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
