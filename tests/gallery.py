"""Draw one card of every construct as Anki shows it: `python tests/gallery.py FOLDER` writes three pictures.

The cards are those of `tests/cards/fixtures`, and one of each note type. They go through a package and a real
collection, and Anki's own templates. Chromium draws them as wide as a phone. Formulas are drawn only with
`--mathjax FILE` (tex-chtml.js of MathJax 3, which Anki has and this project has not).
"""

from __future__ import annotations

import argparse
import base64
import html
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from hand_made import DOCUMENT, Pictures, cloze, note_of, pair, text
from triples import read_triples

from notes2anki.cards.build import build_note
from notes2anki.cards.notetypes import style_sheet
from notes2anki.cards.options import CardOptions
from notes2anki.model import Candidate, Deletion, Inline, InlineKind, Mark, Media, Note, Style
from notes2anki.reading.document import read_document
from notes2anki.targets.apkg import write_apkg

FIXTURES = Path(__file__).parent / "cards" / "fixtures"
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
)
PAGE = """<!doctype html><html lang="ko" class="{platform}"><meta charset="utf-8">
<style>body {{ margin: 0; background: #888; }} .phone {{ width: {width}px; margin: 0 0 6px; overflow: hidden; }}
{style}</style>
{mathjax}
<body>{cards}
<script>
for (const phone of document.querySelectorAll(".phone")) {{
  const wide = phone.firstElementChild.scrollWidth > phone.clientWidth;
  if (wide) phone.setAttribute("data-overflow", phone.title);
}}
</script></body></html>"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One card as Anki renders it: `question` and `answer` are HTML."""

    title: str
    question: str
    answer: str


def constructs() -> Iterator[tuple[str, Note]]:
    """Yield a note for each fixture: its title is the question, its Markdown the answer."""
    for path in sorted(FIXTURES.glob("*.md")):
        for triple in read_triples(path):
            document = replace(read_document(triple.given, f"{path.stem}.md"), tags=DOCUMENT.tags)
            candidate = pair(triple.title, "", back=document.blocks, front=text(triple.title), context=(path.stem,))
            note, _ = build_note(candidate, document, CardOptions(vault="공부"), Pictures())
            if note is not None:
                yield f"{path.stem}: {triple.title}", replace(note, modified=1)


def note_types() -> Iterator[tuple[str, Note]]:
    """Yield one note of each style, with all that a card can have."""
    extra = read_document(
        "CoreDNS는 디폴트로 `kube-dns`라는 서비스를 갖는다.[^1]\n\n[^1]: 이름은 예전 그대로다.", "x.md"
    )
    rich = pair("CoreDNS", "쿠버네티스의 DNS 서버이다.", context=("CKA", "네트워크", "Cluster DNS"), extra=extra.blocks)
    yield "basic", note_of(rich)
    yield "typed", note_of(replace(rich, style=Style.TYPED, subject="typed"))
    yield "reversed", note_of(replace(rich, style=Style.REVERSED, subject="reversed"))
    sentence = "CNI는 Pod의 네트워크를 설정하고 kube-proxy는 서비스의 트래픽을 설정한다."
    yield "cloze", note_of(cloze(sentence, ("Pod의 네트워크", 1), ("서비스의 트래픽", 2), context=("CKA", "네트워크")))
    yield "cloze in code, bold and a formula", note_of(marked_cloze())


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


def rendered(notes: dict[str, Note], folder: Path) -> Iterator[Shown]:
    """Bring notes into a collection and yield their cards as Anki renders them."""
    write_apkg(list(notes.values()), folder / "gallery.apkg")
    collection = Collection(str(folder / "collection.anki2"))
    request = ImportAnkiPackageRequest(package_path=str(folder / "gallery.apkg"), options=ImportAnkiPackageOptions())
    collection.import_anki_package(request)
    for title, note in notes.items():
        note_id = collection.db.scalar("SELECT id FROM notes WHERE guid = ?", note.guid)
        for card in collection.get_note(note_id).cards():
            typed = collection.compare_answer(note.back, note.back.replace("DNS", "NDS"))
            question = card.question().replace("[[type:Back]]", '<input type="text" id="typeans">')
            yield Shown(title, question, card.answer().replace("[[type:Back]]", typed))
    collection.close()


def page(*, night: bool, width: int = PHONE_WIDTH, mathjax: Path | None = None) -> str:
    """Return the gallery as one HTML page that needs nothing from outside."""
    notes = dict([*note_types(), *constructs()])
    media = {one.name: one for note in notes.values() for one in note.media}
    with tempfile.TemporaryDirectory() as folder:
        cards = "".join(_phones(shown, night=night) for shown in rendered(notes, Path(folder)))
    script = f'<script src="{mathjax.as_uri()}"></script>' if mathjax else ""
    return PAGE.format(
        width=width,
        platform="mobile" if width == PHONE_WIDTH else "linux",
        style=style_sheet(),
        mathjax=script,
        cards=_with_pictures(cards, media),
    )


def screenshot(source: str, target: Path, width: int = PHONE_WIDTH, height: int = 24_000) -> None:
    """Draw an HTML page as a PNG."""
    written = target.with_suffix(".html")
    written.write_text(source, encoding="utf-8")
    _chromium(f"--screenshot={target}", f"--window-size={width},{height}", written.as_uri())


def overflowing(source: str, folder: Path) -> list[str]:
    """Return the titles of the cards that are wider than a phone when Chromium lays them out."""
    written = folder / "gallery.html"
    written.write_text(source, encoding="utf-8")
    drawn = _chromium("--dump-dom", "--window-size=390,2000", written.as_uri())
    return [html.unescape(title) for title in re.findall(r'data-overflow="([^"]*)"', drawn)]


def _phones(shown: Shown, *, night: bool) -> str:
    classes = "card nightMode" if night else "card"
    sides = (shown.question, shown.answer) if shown.title in dict(note_types()) else (shown.answer,)
    return "".join(
        f'<div class="phone" title="{html.escape(shown.title)}"><div class="{classes}">{_bare(side)}</div></div>'
        for side in sides
    )


def _bare(side: str) -> str:
    """Take away the style sheet that Anki puts before each card; the page has it once."""
    return re.sub(r"(?s)<style>.*?</style>", "", side)


def _with_pictures(cards: str, media: dict[str, Media]) -> str:
    for name, one in media.items():
        content = base64.b64encode(Path(one.path).read_bytes()).decode()
        cards = cards.replace(f'src="{name}"', f'src="data:image/png;base64,{content}"')
    return cards


def _chromium(*arguments: str) -> str:
    with tempfile.TemporaryDirectory() as profile:
        command = [*CHROMIUM, f"--user-data-dir={profile}", "--virtual-time-budget=5000", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def main() -> None:
    """Write both pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mathjax", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, night, width in (
        ("light", False, PHONE_WIDTH),
        ("dark", True, PHONE_WIDTH),
        ("desktop", False, DESKTOP_WIDTH),
    ):
        source = page(night=night, width=width, mathjax=arguments.mathjax)
        screenshot(source, (arguments.folder / f"{name}.png").resolve(), width)


if __name__ == "__main__":
    main()
