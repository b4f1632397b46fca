"""Settle notes that say the same, to the letter or in another spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from notes2anki.identity.pairing import Ground, Pairing, Rule
from notes2anki.identity.sighting import Sighting, bare_form, plain_form

Form = Callable[[str], str]
Key = Callable[[Sighting], Hashable]

SPELLINGS: Sequence[Form] = (str, plain_form, bare_form)
"""From the letter of a text to what any two writings of it share."""


def settle_in_place(pairing: Pairing) -> None:
    """Settle notes that say in one file what they said there before."""
    _settle_in_files(pairing, Rule.HERE, {})


def settle_in_moved_files(pairing: Pairing, went: Mapping[str, str]) -> None:
    """Settle notes that say in a file what they said there under its former name; `went` are the new paths by it."""
    _settle_in_files(pairing, Rule.TEXT, went)


def settle_answered_further(pairing: Pairing) -> None:
    """Settle notes that ask in one file what they asked there, where one answer gives all lines of the other.

    The author added an explanation, or took one out; of each question there must be one.
    """

    def key(note: Sighting) -> Hashable:
        return (note.path, note.style, bare_form(note.front)) if note.back else note.guid

    for olds, news in _sharing(pairing, key, key):
        if len(olds) == len(news) == 1 and _holds(pairing.old[olds[0]].back, pairing.new[news[0]].back):
            pairing.settle(olds[0], news[0], Ground(Rule.FRONT))


def _holds(one: str, other: str) -> bool:
    lines, others = ({bare_form(line) for line in text.splitlines() if line.strip()} for text in (one, other))
    return lines <= others or others <= lines


def settle_anywhere(pairing: Pairing, except_for: frozenset[int] = frozenset()) -> None:
    """Settle notes that say anywhere what they said before, but for some old ones."""
    for form in SPELLINGS:
        key = partial(_words, form)
        for olds, news in _sharing(pairing, key, key):
            if len(olds) == len(news) == 1 and olds[0] not in except_for:
                pairing.settle(olds[0], news[0], Ground(Rule.TEXT))


def _settle_in_files(pairing: Pairing, rule: Rule, went: Mapping[str, str]) -> None:
    """Settle notes of the same words in one file; first those under the same headings, several in their order."""
    for form in SPELLINGS:
        for old_key, new_key in ((_under, _under), (_in_file, _in_file)):
            for olds, news in _sharing(pairing, partial(old_key, form, went), partial(new_key, form, {})):
                if len(olds) == len(news) and (old_key is _under or len(olds) == 1):
                    for old, new in zip(olds, news, strict=True):
                        pairing.settle(old, new, Ground(rule))


def _words(form: Form, note: Sighting) -> Hashable:
    return (note.style, form(note.front), form(note.back))


def _in_file(form: Form, went: Mapping[str, str], note: Sighting) -> Hashable:
    return (went.get(note.path, note.path), _words(form, note))


def _under(form: Form, went: Mapping[str, str], note: Sighting) -> Hashable:
    return (note.context, _in_file(form, went, note))


def _sharing(pairing: Pairing, old_key: Key, new_key: Key) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the open notes, old and new, that share a key; orphans count only among themselves."""
    by_key = _by(pairing.old, pairing.open_old(), old_key)
    for shared, news in _by(pairing.new, pairing.open_new(), new_key).items():
        olds = by_key.get(shared, [])
        yield [old for old in olds if pairing.old[old].live] or olds, news


def _by(notes: Sequence[Sighting], positions: Iterable[int], key: Key) -> Mapping[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for position in positions:
        found[key(notes[position])].append(position)
    return found
