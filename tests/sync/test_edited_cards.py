"""A card stays where its author edits what it says, though that is not worth the minimum by now; and only there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from notes2anki import run
from notes2anki.extract import MINIMUM, Say
from notes2anki.extract.judge import Judge
from notes2anki.extract.proposal import Proposal
from notes2anki.ledger import notes
from notes2anki.ledger.decisions import Verdict
from notes2anki.ledger.store import Ledger
from notes2anki.plain import plain_back, plain_front, plain_text
from notes2anki.sync import recipe
from notes2anki.targets.apkg_reader import read_notes
from notes2anki.vault.selection import select
from sync.decided import cards, decide, with_minimum
from sync.nights import Nights, fates

SHARD = "A shard holds a part of the rows."
DULL = "A shard holds a dull part of the rows."
UNBIND = "The client will then send an unbind request to the server."
SEARCH, DULL_SEARCH = (f"The client will then send a {word}search request to the server." for word in ("", "dull "))
VOLUME = "A volume outlives the container that mounts it."


@pytest.fixture
def nights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nights]:
    """Return nights to which nothing that is dull, or under a dull heading, is worth a card, and all else is."""
    weigh = Judge.weigh

    def dislike(judge: Judge, proposal: Proposal) -> Proposal:
        weighed = weigh(judge, proposal)
        candidate = weighed.candidate
        said = (*candidate.context, plain_text(candidate) or "", plain_front(candidate), plain_back(candidate))
        score = 0.1 if any("dull" in each.casefold() for each in said) else max(candidate.score, 0.6)
        return replace(weighed, candidate=replace(candidate, score=score))

    monkeypatch.setattr(Judge, "weigh", dislike)
    recipe.pipeline.cache_clear()
    yield Nights(tmp_path, min_score=0.5)
    recipe.pipeline.cache_clear()


def live(nights: Nights) -> dict[str, str]:
    """Return what the cards say, by their guids."""
    with Ledger(nights.config.state_folder).reading() as connection:
        known = [each.known for each in notes.remembered(connection) if each.known.live]
    return {str(each.guid): each.text or f"{each.front} => {each.back}" for each in known}


def begin(nights: Nights, *statements: str) -> dict[str, str]:
    """Write a file of statements, and return the guids of its cards after the first night, by what they say."""
    nights.write("plain.md", "\n\n".join(statements) + "\n")
    nights.night()
    return {said: guid for guid, said in live(nights).items()}


@pytest.mark.parametrize("dull", [DULL, "A shard holds one dull part of all rows."])
def test_it_stays_night_after_night(nights: Nights, dull: str) -> None:
    guids = begin(nights, VOLUME, SHARD)
    nights.edit("plain.md", SHARD, dull)
    assert fates(nights.night()) == {"modified": 1}
    assert live(nights) == {guids[VOLUME]: VOLUME, guids[SHARD]: dull}

    written = read_notes(nights.output)
    assert fates(nights.night()) == {}
    nights.write("another.md", "- [ ] read a book\n")
    assert fates(nights.night()) == {}
    nights.edit("plain.md", VOLUME, f"{VOLUME}\n\n- [ ] read more")
    nights.night()
    assert read_notes(nights.output).keys() == written.keys()
    assert live(nights)[guids[SHARD]] == dull


def test_edited_once_more_or_back_again_it_is_the_same(nights: Nights) -> None:
    guid = begin(nights, VOLUME, SHARD)[SHARD]
    again = DULL.replace("the rows", "all rows")
    for then, now in ((SHARD, DULL), (DULL, again), (again, SHARD)):
        nights.edit("plain.md", then, now)
        assert fates(nights.night()) == {"modified": 1}
    assert live(nights)[guid] == SHARD


@pytest.mark.parametrize("statement", ["TTL: the number of hops that are left", "TTL: hops that are left"])
def test_a_definition_whose_answer_is_edited(nights: Nights, statement: str) -> None:
    nights.write("packets.md", f"# Packets\n\n{statement}\n\nMTU: the largest packet that a link carries\n")
    nights.night()
    before = live(nights)
    nights.edit("packets.md", "that are left", "that are left, which is dull")
    assert fates(nights.night()) == {"modified": 1}
    assert live(nights).keys() == before.keys()


def test_where_the_same_is_stated_elsewhere_it_goes_there(nights: Nights) -> None:
    nights.write("twin.md", f"# Dull\n\n{SHARD}\n")
    guid = begin(nights, VOLUME, SHARD)[SHARD]
    nights.edit("plain.md", f"\n\n{SHARD}", "")
    assert fates(nights.night()) == {"moved": 1}
    assert [each.guid for each in cards(nights, "twin.md")] == [guid]

    nights.write("other.md", f"{SHARD}\n")
    assert fates(nights.night()) == {"moved": 1}
    assert guid in {each.guid for each in cards(nights, "other.md")}


def test_it_goes_there_where_that_was_a_spare_and_is_a_card_by_now(nights: Nights) -> None:
    nights.write("twin.md", f"# Dull\n\n{SHARD}\n")
    guid = begin(nights, VOLUME, SHARD)[SHARD]
    nights.edit("plain.md", f"\n\n{SHARD}", "")
    nights.edit("twin.md", "# Dull", "# Lively")
    assert fates(nights.night()) == {"moved": 1}
    assert [each.guid for each in cards(nights, "twin.md")] == [guid]


def test_in_a_file_that_gets_another_name(nights: Nights) -> None:
    guids = begin(nights, VOLUME, SHARD)
    (nights.vault / "plain.md").rename(nights.vault / "renamed.md")
    nights.edit("renamed.md", SHARD, DULL)
    assert fates(nights.night()) == {"moved": 1, "modified": 1}
    assert live(nights) == {guids[VOLUME]: VOLUME, guids[SHARD]: DULL}


def test_an_export_with_the_ledger_keeps_it(nights: Nights) -> None:
    guids = begin(nights, VOLUME, SHARD)
    nights.edit("plain.md", SHARD, DULL)
    selection = select([nights.vault])
    options, work = nights.config.card_options(selection.vault_name), run.Work(Say(minimum=0.5), jobs=1)
    made = run.harvest(selection, options, state=nights.config.state_folder, work=work)
    assert {note.guid: note.text for note in made.notes} == {guids[VOLUME]: VOLUME, guids[SHARD]: DULL}
    assert DULL not in {plain_text(each.candidate) for each in made.rejections if each.guid is not None}
    assert len(run.harvest(selection, options, work=work).notes) == 1


def test_one_that_was_dropped_stays_away(nights: Nights) -> None:
    guid = begin(nights, VOLUME, SHARD)[SHARD]
    decide(nights, Verdict.DROP, [guid])
    nights.edit("plain.md", SHARD, DULL)
    nights.night()
    assert guid not in read_notes(nights.output)
    assert live(nights)[guid] == DULL


def test_the_user_can_decide_on_it_once(nights: Nights) -> None:
    begin(nights, VOLUME, SHARD)
    nights.edit("plain.md", SHARD, DULL)
    nights.night()
    assert [each.made for each in cards(nights)] == [True, True]


def test_a_minimum_above_what_it_was_made_for_takes_it_away(nights: Nights) -> None:
    begin(nights, VOLUME, SHARD)
    nights.edit("plain.md", SHARD, DULL)
    nights.night()
    with_minimum(nights, 0.99)
    assert fates(nights.night(force=True)) == {"orphaned": 2}


def test_a_minimum_that_the_user_leaves_to_us_takes_no_card_away(nights: Nights) -> None:
    with_minimum(nights, 0.0)
    guids = begin(nights, VOLUME, DULL)
    assert min(each.score for each in cards(nights)) < MINIMUM
    with_minimum(nights, None)
    nights.write("other.md", f"{SHARD}\n")
    assert fates(nights.night()) == {"added": 1}
    assert {each.guid for each in cards(nights)} >= set(guids.values())

    options = nights.config.card_options(select([nights.vault]).vault_name)
    made = run.harvest(select([nights.vault]), options, state=nights.config.state_folder)
    assert {each.guid for each in made.notes} >= set(guids.values())


class TestNobodyElses:
    """What was no card is not the card that is gone, however alike the two are."""

    def test_a_spare_that_stood_there_before(self, nights: Nights) -> None:
        guids = begin(nights, SHARD, UNBIND, DULL_SEARCH)
        assert guids.keys() == {SHARD, UNBIND}
        nights.edit("plain.md", f"{UNBIND}\n\n", "")
        assert fates(nights.night()) == {"orphaned": 1}

    def test_a_spare_that_is_edited_and_stays_one(self, nights: Nights) -> None:
        begin(nights, SHARD, UNBIND, DULL_SEARCH)
        nights.edit("plain.md", f"{UNBIND}\n\n{DULL_SEARCH}", DULL_SEARCH.replace("then", "now"))
        assert fates(nights.night()) == {"orphaned": 1}

    @pytest.mark.parametrize("before", [SHARD, VOLUME])
    def test_a_spare_that_is_a_card_by_now(self, nights: Nights, before: str) -> None:
        guids = begin(nights, before, UNBIND, DULL_SEARCH)
        nights.edit("plain.md", f"{UNBIND}\n\n{DULL_SEARCH}", SEARCH)
        assert fates(nights.night()) == {"added": 1, "orphaned": 1}
        assert guids[UNBIND] not in live(nights)

    def test_one_that_the_user_kept_is_not_the_spare_below_it(self, nights: Nights) -> None:
        dull_unbind = UNBIND.replace("unbind", "dull unbind")
        begin(nights, SHARD, dull_unbind, DULL_SEARCH)
        (kept,) = [each.guid for each in cards(nights) if "unbind" in each.front + each.back]
        decide(nights, Verdict.KEEP, [kept])
        nights.night()
        assert kept in live(nights)
        nights.edit("plain.md", f"{dull_unbind}\n\n", "")
        assert fates(nights.night()) == {"orphaned": 1}

    def test_an_answer_that_is_written_anew_under_the_same_question(self, nights: Nights) -> None:
        nights.write("packets.md", "# Packets\n\nTTL: the number of hops that are left\n\nMTU: the largest packet\n")
        nights.night()
        nights.edit("packets.md", "the number of hops that are left", "some dull words of a reader in a train")
        assert fates(nights.night()) == {"orphaned": 1}

    def test_what_another_card_states_is_not_stated_again(self, nights: Nights) -> None:
        dull_volume = f"{VOLUME[:-1]}, dull or not."
        nights.write("other.md", f"{VOLUME}\n")
        before = begin(nights, SHARD, "A shard holds the rows of a tenant.")
        nights.edit("plain.md", SHARD, dull_volume)
        assert fates(nights.night()) == {"orphaned": 1}
        assert live(nights).keys() == set(before.values()) - {before[SHARD]}
