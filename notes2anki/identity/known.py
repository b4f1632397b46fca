"""What is remembered of a note from one run to the next."""

from __future__ import annotations

from dataclasses import dataclass

from notes2anki.model import ClozeMap, Digest, Guid, Kind, Note, Span, Style


@dataclass(frozen=True, slots=True)
class KnownNote:
    """A note as it was when it was last seen; the words are those of `Note`, `line_start` is where it is `asked_at`.

    `vault` is the vault's name: one state folder may serve several. `clozes` are all words that a number of it ever
    hid, `()` for not known. `live`: its statement was still there in the last run that read its file.
    """

    guid: Guid
    vault: str
    kind: Kind
    style: Style
    path: str
    line_start: int
    front: str
    back: str
    text: str | None
    digest: Digest
    modified: int
    context: tuple[str, ...] = ()
    block_id: str = ""
    clozes: ClozeMap = ()
    live: bool = True

    @classmethod
    def of(cls, note: Note, vault: str) -> KnownNote:
        """Return what is remembered of a note of a vault."""
        return cls(
            guid=note.guid,
            vault=vault,
            kind=note.kind,
            style=note.style,
            path=path_of(note),
            line_start=asked_at(note).start,
            front=note.front,
            back=note.back,
            text=note.text,
            digest=note.digest,
            modified=note.modified,
            context=note.context,
            block_id=note.block_id,
            clozes=note.clozes,
        )


def asked_at(note: Note) -> Span:
    """Return where a note is asked: a footnote in the sentence that it hangs on, which its own text comes before."""
    return note.sources[min(1, len(note.sources) - 1)] if note.kind is Kind.FOOTNOTE else note.sources[0]


def path_of(note: Note | KnownNote) -> str:
    """Return the path of the file that a note comes from."""
    return note.path if isinstance(note, KnownNote) else note.sources[0].path
