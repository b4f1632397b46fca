"""Draw cards as Anki shows them: `python tests/gallery.py FOLDER [--package DECK.apkg]` writes three pictures.

Without a package it draws one card of every example in the table of the dialect and one of each note type. The cards
go through a real collection and Anki's own templates; Chromium draws them as wide as a phone, and once as a desktop.
Formulas are drawn only with `--mathjax FILE` (tex-chtml.js of MathJax 3, which Anki has and this project has not).
"""

from __future__ import annotations

import argparse
import base64
import html
import mimetypes
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from dialect_table import ROWS
from hand_made import DOCUMENT, Pictures, cloze, note_of, pair, text
from specimens import all_specimens
from triples import read_triples

from notes2anki.cards.build import build_note, with_distinct_guids
from notes2anki.cards.notetypes import style_sheet
from notes2anki.cards.options import CardOptions
from notes2anki.extract import explicit
from notes2anki.extract.study import Study
from notes2anki.language import Analyzers
from notes2anki.model import Candidate, Deletion, Inline, InlineKind, Mark, Note, Style
from notes2anki.reading.document import read_document
from notes2anki.targets.apkg import write_apkg

MARKED = Path(__file__).parent / "extract" / "marked"
PHONE_WIDTH = 390  # CSS pixels
DESKTOP_WIDTH = 900
CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--virtual-time-budget=5000",
)
PAGE = """<!doctype html><html lang="ko" class="{platform}"><meta charset="utf-8">
<style>body {{ margin: 0; background: #888; }} .side {{ width: {width}px; margin: 0 0 6px; overflow: hidden; }}
{style}</style>
{mathjax}
<body>{cards}
<script>
for (const side of document.querySelectorAll(".side")) {{
  if (side.firstElementChild.scrollWidth > side.clientWidth) side.setAttribute("data-overflow", side.title);
}}
</script></body></html>"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One card as Anki renders it: `question` and `answer` are HTML; `repeats` if the answer holds the question."""

    title: str
    question: str
    answer: str
    repeats: bool


def constructs() -> Iterator[Note]:
    """Yield a note for each example of the table that shows anything: its title is the question."""
    specimens = {specimen.name: specimen for specimen in all_specimens()}
    for construct, names in ROWS.items():
        for specimen in (specimens[name] for name in names):
            document = replace(read_document(specimen.given, "note.md"), tags=DOCUMENT.tags)
            asked = text(specimen.name)
            candidate = pair(
                f"{construct}: {specimen.name}", "", back=document.blocks, front=asked, context=(construct,)
            )
            note, _ = build_note(candidate, document, CardOptions(vault="공부"), Pictures())
            if note is not None:
                yield replace(note, modified=1)


def marked() -> tuple[Note, ...]:
    """Return the notes of all examples of cards that authors marked."""
    made = []
    for path in sorted(MARKED.glob("*.md")):
        for number, triple in enumerate(read_triples(path)):
            document = read_document(triple.given, f"{path.stem}-{number}.md")
            for proposal in explicit.propose(Study(document, Analyzers())):
                candidate = replace(proposal.candidate, context=(f"{path.stem}: {triple.title}",))
                note, _ = build_note(candidate, document, CardOptions(vault="공부"), Pictures())
                if note is not None and not proposal.refused:
                    made.append(replace(note, modified=1))
    return with_distinct_guids(made)


def note_types() -> Iterator[Note]:
    """Yield one note of each style, with all that a card can have."""
    extra = read_document("서비스의 이름은 `kube-dns`이고 **예전 그대로** 남았다.", "x.md")
    rich = pair("CoreDNS", "쿠버네티스의 DNS 서버이다.", context=("CKA", "Cluster DNS"), extra=extra.blocks)
    yield note_of(rich)
    yield note_of(replace(rich, style=Style.TYPED, subject="typed"))
    yield note_of(replace(rich, style=Style.REVERSED, subject="reversed"))
    sentence = "CNI는 Pod의 네트워크를 설정하고 kube-proxy는 서비스의 트래픽을 설정한다."
    yield note_of(cloze(sentence, ("Pod의 네트워크", 1), ("서비스의 트래픽", 2), context=("CKA", "네트워크")))
    yield note_of(marked_cloze())


def marked_cloze() -> Candidate:
    """Return a cloze whose deletions cut through marks, code and a formula."""
    parts = (
        Inline(InlineKind.TEXT, "설정은 "),
        Inline(InlineKind.CODE, "--service-cluster-ip-range"),
        Inline(InlineKind.TEXT, " 옵션, "),
        Inline(InlineKind.TEXT, "굵은 글의 일부", frozenset({Mark.BOLD, Mark.HIGHLIGHT})),
        Inline(InlineKind.TEXT, "와 "),
        Inline(InlineKind.MATH, r"\frac{n}{2}"),
        Inline(InlineKind.TEXT, "이다."),
    )
    plain = "".join(part.text for part in parts)
    hidden = (("service-cluster", "옵션의 이름"), ("글의 일부와", ""), ("{n}", ""))
    starts = ((plain.index(words), words, hint) for words, hint in hidden)
    deletions = tuple(Deletion(start, start + len(words), 1, hint) for start, words, hint in starts)
    return replace(cloze("x", ("x", 1), context=("표시",)), text=parts, deletions=deletions, subject="marked")


def shown_by_anki(package: Path, folder: Path) -> list[Shown]:
    """Bring a package into a new collection in `folder` and return its cards in learning order."""
    collection = Collection(str(folder / "collection.anki2"))
    request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
    collection.import_anki_package(request)
    media = Path(collection.media.dir())
    shown = [_shown(collection, card, media) for card in collection.db.list("SELECT id FROM cards ORDER BY due, ord")]
    collection.close()
    return shown


def shown_constructs(folder: Path) -> list[Shown]:
    """Return the cards of all constructs and note types."""
    write_apkg([*note_types(), *marked(), *constructs()], folder / "gallery.apkg")
    return shown_by_anki(folder / "gallery.apkg", folder)


def page(cards: list[Shown], *, night: bool, width: int = PHONE_WIDTH, mathjax: Path | None = None) -> str:
    """Return cards as one HTML page that needs nothing from outside."""
    return PAGE.format(
        width=width,
        platform="mobile" if width == PHONE_WIDTH else "linux",
        style=style_sheet(),
        mathjax=f'<script src="{mathjax.as_uri()}"></script>' if mathjax else "",
        cards="".join(_sides(card, "card nightMode" if night else "card") for card in cards),
    )


def screenshot(source: str, target: Path, width: int, height: int = 24_000) -> None:
    """Draw an HTML page as a PNG, `height` pixels of it."""
    written = target.with_suffix(".html")
    written.write_text(source, encoding="utf-8")
    _chromium(f"--screenshot={target}", f"--window-size={width},{height}", written.as_uri())


def overflowing(source: str, folder: Path) -> list[str]:
    """Return the titles of the cards that are wider than a phone when Chromium lays them out."""
    written = folder / "gallery.html"
    written.write_text(source, encoding="utf-8")
    drawn = _chromium("--dump-dom", "--window-size=390,2000", written.as_uri())
    return [html.unescape(title) for title in re.findall(r'data-overflow="([^"]*)"', drawn)]


def _shown(collection: Collection, card_id: int, media: Path) -> Shown:
    card = collection.get_card(card_id)
    note: Any = card.note()
    typed = collection.compare_answer(note["Back"], note["Back"][1:])
    question = card.question().replace("[[type:Back]]", '<input type="text" id="typeans">')
    answer = card.answer().replace("[[type:Back]]", typed)
    return Shown(
        title=f"{note['Context']}: {note.fields[0]}",
        question=_by_itself(question, media),
        answer=_by_itself(answer, media),
        repeats=note.note_type()["name"] == "notes2anki Basic",
    )


def _by_itself(side: str, media: Path) -> str:
    """Take away the style sheet that Anki puts before each card, and put its pictures in."""

    def inside(match: re.Match[str]) -> str:
        kind, _ = mimetypes.guess_type(match[1])
        return f'src="data:{kind};base64,{base64.b64encode((media / match[1]).read_bytes()).decode()}"'

    bare = re.sub(r"(?s)<style>.*?</style>", "", side).replace("[anki:play:a:0]", "▶")
    return re.sub(r'src="(n2a-[^"]*)"', inside, bare)


def _sides(card: Shown, classes: str) -> str:
    sides = (card.answer,) if card.repeats else (card.question, card.answer)
    title = html.escape(card.title)
    return "".join(f'<div class="side" title="{title}"><div class="{classes}">{side}</div></div>' for side in sides)


def _chromium(*arguments: str) -> str:
    with tempfile.TemporaryDirectory() as profile:
        command = [*CHROMIUM, f"--user-data-dir={profile}", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--package", type=Path)
    parser.add_argument("--mathjax", type=Path)
    arguments = parser.parse_args()
    target: Path = arguments.folder.resolve()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        package = arguments.package
        cards = shown_by_anki(package, Path(folder)) if package else shown_constructs(Path(folder))
    for name, night, width in (
        ("light", False, PHONE_WIDTH),
        ("dark", True, PHONE_WIDTH),
        ("desktop", False, DESKTOP_WIDTH),
    ):
        source = page(cards, night=night, width=width, mathjax=arguments.mathjax)
        screenshot(source, target / f"{name}.png", width)


if __name__ == "__main__":
    main()
