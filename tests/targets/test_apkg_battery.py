"""Long batteries: killed at any moment, out of space, and a hundred thousand notes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

HELPERS = Path(__file__).parent.parent
MAKE_NOTES = f"""
import sys, time, resource
from pathlib import Path
sys.path.insert(0, {str(HELPERS)!r})
from hand_made import NOW
from notes2anki.model import Digest, Guid, Kind, Note, Span, Style

def fields(index):
    return (
        f"질문 {{index}}: <code>kube-proxy-{{index}}</code>는 무엇을 설정하는가?",
        f"<p>서비스의 트래픽을 설정한다 {{index * 7919 % 100003}}.</p><ul><li>하나 {{index}}</li><li>둘</li></ul>",
        "2026-05-11 ▸ CKA", "",
        f'<a href="obsidian://open?vault=Study&amp;file=2026-05-{{index % 30:02d}}">2026-05 ▸ line {{index}}</a>',
        f"g{{index:09d}}", "", "",
    )

def make(count):
    return [
        Note(
            guid=Guid(f"g{{index:09d}}"), kind=Kind.CONCEPT, style=Style.BASIC, fields=fields(index),
            deck=f"공부::{{index % 50}}", tags=("2026-05", "n2a::concept"), media=(),
            sources=(Span("a.md", 1, 1),), digest=Digest(""), front="", back="", text=None, context=(),
            score=1.0, reason="", modified=NOW,
        )
        for index in range(count)
    ]
"""


def run(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", MAKE_NOTES + program, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout


OURS = """
from notes2anki.targets.apkg import write_apkg
notes = make(100_000)
start = time.process_time()
write_apkg(notes, Path(sys.argv[1]))
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
GENANKI = """
import genanki
from notes2anki.cards.notetypes import BASIC
model = genanki.Model(
    BASIC.id, BASIC.name, fields=[{"name": each.name} for each in BASIC.fields],
    templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)
notes = make(100_000)
start = time.process_time()
decks = {}
for due, note in enumerate(notes):
    deck = decks.setdefault(note.deck, genanki.Deck(1000 + len(decks), note.deck))
    deck.add_note(genanki.Note(model, list(note.fields), guid=note.guid, tags=list(note.tags), due=due))
genanki.Package(list(decks.values())).write_to_file(sys.argv[1], timestamp=1_700_000_000)
print(time.process_time() - start)
"""


def test_a_hundred_thousand_notes_cost_no_more_than_genanki_alone(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.apkg", tmp_path / "theirs.apkg"
    pairs = [(run(OURS, str(ours)).split(), run(GENANKI, str(theirs))) for _ in range(3)]
    seconds = min(float(mine[0]) for mine, _ in pairs)
    assert seconds <= 1.1 * min(float(other) for _, other in pairs)
    assert max(float(mine[1]) for mine, _ in pairs) <= 250  # MB, the notes themselves included
    assert ours.stat().st_size <= theirs.stat().st_size / 5


WRITE_FOR_EVER = """
from notes2anki.targets.apkg import write_apkg
notes = make(2_000)
print("ready", flush=True)
while True:
    write_apkg(notes, Path(sys.argv[1]))
    write_apkg(notes[:1_000], Path(sys.argv[1]))
"""


def test_killed_at_any_moment_there_is_a_whole_package(tmp_path: Path) -> None:
    target = tmp_path / "a.apkg"
    moments = random.Random(7)
    for _ in range(30):
        command = [sys.executable, "-c", MAKE_NOTES + WRITE_FOR_EVER, str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(moments.uniform(0.05, 0.5))
            writer.kill()
        if target.exists():
            with zipfile.ZipFile(target) as package:
                assert package.testzip() is None
    assert target.exists()


WITHOUT_SPACE = """
import resource
from notes2anki.errors import OutputError
from notes2anki.targets.apkg import write_apkg
target = Path(sys.argv[1])
write_apkg(make(10), target)
before = target.read_bytes()
for limit in (0, 1_000, 30_000, 100_000, 400_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        write_apkg(make(3_000), target)
    except OutputError as error:
        print(str(error))
    assert target.read_bytes() == before
    assert list(target.parent.iterdir()) == [target]
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_where_no_more_can_be_written_the_old_package_stays(tmp_path: Path) -> None:
    said = run(WITHOUT_SPACE, str(tmp_path / "a.apkg")).splitlines()
    assert len(said) == 5
    assert all(str(tmp_path / "a.apkg") in line for line in said)
