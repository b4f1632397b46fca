"""Nights after the user has decided on cards: it is done as he said, and no other card is changed by it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from notes2anki import run
from notes2anki.extract import Say
from notes2anki.extract.judge import Judge
from notes2anki.extract.proposal import Proposal
from notes2anki.inlines import plain
from notes2anki.ledger import notes
from notes2anki.ledger.decisions import Verdict
from notes2anki.ledger.store import Ledger
from notes2anki.sync import recipe
from notes2anki.targets.apkg_reader import WrittenNote, read_notes
from notes2anki.vault.selection import select
from sync.decided import MORE_QUOTED, cards, decide, forget, teach, vault, with_minimum
from sync.nights import Nights, card, fates

SAMPLE = Path(__file__).parents[2] / "sample_notes"


def package(nights: Nights) -> dict[str, WrittenNote]:
    return {str(guid): note for guid, note in read_notes(nights.output).items()}


def at(nights: Nights, path: str, line: int) -> str:
    """Return the guid of the one card at a line of a file."""
    (found,) = [each.guid for each in cards(nights, path) if each.line_start == line and each.live]
    return found


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Return a minimum that no statement of the vault is quite worth."""
    scout = vault(tmp_path_factory.mktemp("scout"), min_score=0.0)
    scout.night()
    return max(each.score for each in cards(scout)) + 0.005


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    """Return nights of which the first is over: every statement has its card."""
    made = vault(tmp_path, min_score=0.5)
    made.night()
    assert all(each.made for each in cards(made))
    return made


@pytest.fixture
def spare(tmp_path: Path, above: float) -> Nights:
    """Return nights of which the first is over: one marked card is made, and no statement."""
    made = vault(tmp_path, min_score=above)
    made.write("marked.md", card("What is a TTL?", "hops"))
    made.night()
    assert sum(each.made for each in cards(made)) == 1
    assert len([each for each in cards(made) if not each.made]) >= 4
    return made


class TestDrop:
    def test_no_package_holds_it_and_the_others_are_as_they_were(self, nights: Nights) -> None:
        before = package(nights)
        guid = cards(nights, "quoted.md")[-1].guid
        decide(nights, Verdict.DROP, [guid])

        outcome = nights.night()

        assert (outcome.exit_code, outcome.taken.files_read, fates(outcome)) == (0, 0, {})
        assert package(nights) == {each: note for each, note in before.items() if each != guid}
        written = nights.output.read_bytes()
        assert nights.night().handed == ()
        assert nights.output.read_bytes() == written

    def test_it_stays_away_when_its_sentence_is_edited_or_gone_for_a_while(self, nights: Nights) -> None:
        dropped = at(nights, "quoted.md", 6)
        decide(nights, Verdict.DROP, [dropped])
        text = (nights.vault / "quoted.md").read_text(encoding="utf-8")

        nights.edit("quoted.md", "picks a node for every pod", "picks one node for every pod")
        nights.night()
        assert dropped not in package(nights)
        assert at(nights, "quoted.md", 6) == dropped

        nights.write("quoted.md", text[: text.index("> The scheduler")])
        nights.night()
        nights.write("quoted.md", text)
        nights.night()
        assert dropped not in package(nights)
        assert at(nights, "quoted.md", 6) == dropped

    def test_forgotten_it_is_back_as_it_was(self, nights: Nights) -> None:
        before = package(nights)
        guid = cards(nights)[-1].guid
        decide(nights, Verdict.DROP, [guid])
        nights.night()
        forget(nights, [guid])
        nights.night()

        assert package(nights) == before

    def test_a_spare_that_is_dropped_never_comes(self, spare: Nights) -> None:
        quoted = [each.guid for each in cards(spare, "quoted.md")]
        decide(spare, Verdict.DROP, quoted[:1])
        teach(spare, "place_list", "place_quote")
        spare.night()

        assert quoted[0] not in package(spare)
        assert set(quoted[1:]) & package(spare).keys()

    def test_one_that_was_left_out_for_others_is_known_from_then_on_and_nobody_is_told_of_it(
        self, nights: Nights
    ) -> None:
        teach(nights, "place_quote", "place_list")
        nights.write("more.md", MORE_QUOTED)
        nights.night()
        left_out = at(nights, "more.md", 2)
        decide(nights, Verdict.DROP, [left_out])
        assert fates(nights.night()) == {}

        forget(nights, [f"{Verdict.DROP}-place_quote-{number}" for number in range(1500)])
        nights.edit("more.md", "which disks", "which new disks")
        nights.night()
        assert at(nights, "more.md", 2) == left_out
        assert left_out not in package(nights)


class TestKeep:
    def test_what_only_its_score_kept_out_is_made_and_stays(self, spare: Nights) -> None:
        before = package(spare)
        guid = cards(spare, "quoted.md")[-1].guid
        decide(spare, Verdict.KEEP, [guid])

        outcome = spare.night()

        assert (outcome.taken.files_read, fates(outcome)) == (0, {"added": 1})
        made = package(spare)
        assert made.keys() - before.keys() == {guid}
        assert {each: made[each] for each in before} == before
        assert spare.night().taken.changes == ()

    def test_it_keeps_its_history_when_its_sentence_or_file_changes(self, spare: Nights) -> None:
        guid = at(spare, "quoted.md", 6)
        decide(spare, Verdict.KEEP, [guid])
        spare.night()

        spare.edit("quoted.md", "picks a node for every pod", "picks one node for every pod")
        assert fates(spare.night()) == {"modified": 1}
        assert "picks one node" in re.sub(r"\{\{c\d+::|\}\}", "", package(spare)[guid].fields[0])

        (spare.vault / "elsewhere").mkdir()
        (spare.vault / "quoted.md").rename(spare.vault / "elsewhere" / "quoted.md")
        assert fates(spare.night()) == {"moved": 1}
        assert guid in package(spare)

    def test_forgotten_it_is_left_out_again(self, spare: Nights) -> None:
        guid = cards(spare, "quoted.md")[-1].guid
        decide(spare, Verdict.KEEP, [guid])
        spare.night()
        forget(spare, [guid])

        assert fates(spare.night()) == {"orphaned": 1}

    def test_a_card_that_is_kept_is_made_whatever_the_minimum_is_later(self, nights: Nights, above: float) -> None:
        guid = next(each.guid for each in cards(nights, "listed.md") if each.kind == "claim")
        decide(nights, Verdict.KEEP, [guid])
        with_minimum(nights, above)
        nights.night(force=True)

        with Ledger(nights.config.state_folder).reading() as connection:
            live = {each.known.guid for each in notes.remembered(connection) if each.known.live}
        assert live == {guid}


class TestLeaning:
    def test_what_is_like_the_dropped_does_not_come_and_what_is_there_stays(self, nights: Nights) -> None:
        before = package(nights)
        teach(nights, "place_quote", "place_list")
        nights.write("more.md", MORE_QUOTED)
        nights.write("listed too.md", "# Disk\n- A sector holds 512 bytes of data on most disks.\n")
        nights.edit("quoted.md", "for every pod", "for every new pod")
        nights.night()

        made = package(nights)
        assert made.keys() >= before.keys()
        assert {each for each in before if made[each] != before[each]} <= {
            each.guid for each in cards(nights, "quoted.md")
        }
        assert {each.made for each in cards(nights, "more.md")} == {False}
        assert {each.made for each in cards(nights, "listed too.md")} == {True}

        forget(nights)
        assert nights.night().taken.files_read == 0
        assert {each.made for each in cards(nights, "more.md")} == {True}

    def test_what_is_like_the_kept_comes_without_a_file_being_read(self, spare: Nights) -> None:
        before = package(spare)
        teach(spare, "place_list", "place_quote")

        outcome = spare.night()

        assert outcome.taken.files_read == 0
        made = package(spare)
        assert {each: made[each] for each in before} == before
        came = made.keys() - before.keys()
        assert came
        assert came <= {each.guid for each in cards(spare, "quoted.md")}

    def test_what_came_stays_when_the_user_thinks_otherwise(self, spare: Nights) -> None:
        teach(spare, "place_list", "place_quote")
        spare.night()
        before = package(spare)
        forget(spare)
        teach(spare, "place_quote", "place_list")
        assert "orphaned" not in fates(spare.night())

        spare.edit("quoted.md", "# Cluster", "# Cluster\n\nTo be read again.")
        assert "orphaned" not in fates(spare.night())
        assert package(spare).keys() >= before.keys()

    def test_what_the_author_marked_comes_whatever_was_dropped(self, nights: Nights) -> None:
        teach(nights, "place_prose", "place_list")
        nights.write("marked.md", card("What is a TTL?", "hops"))

        assert fates(nights.night()) == {"added": 1}


class TestWhatIsThere:
    """A card that is there stays while its text does, though its score falls: an update of ours judges otherwise."""

    @pytest.fixture
    def harsher(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], None]]:
        """Let an update of notes2anki think less of every card by so much."""
        weigh, versions = Judge.weigh, recipe._versions

        def bring(less: float) -> None:
            def think_less(judge: Judge, proposal: Proposal) -> Proposal:
                weighed = weigh(judge, proposal).candidate
                return replace(proposal, candidate=replace(weighed, score=max(0.0, weighed.score - less)))

            monkeypatch.setattr(Judge, "weigh", think_less)
            monkeypatch.setattr(recipe, "_versions", lambda: iter([*versions(), f"notes2anki {less}"]))
            recipe.pipeline.cache_clear()

        yield bring
        recipe.pipeline.cache_clear()

    def test_it_stays_night_after_night(self, nights: Nights, harsher: Callable[[float], None]) -> None:
        before = package(nights)
        harsher(0.9)
        for _ in range(2):
            assert fates(nights.night()) == {}
            assert package(nights) == before
        nights.edit("listed.md", "# Network", "# Network\n\n- [ ] read more")
        assert "orphaned" not in fates(nights.night())
        nights.edit("quoted.md", "# Cluster", "# Cluster\n\n- [ ] read more")
        assert "orphaned" not in fates(nights.night())
        assert package(nights).keys() == before.keys()

    def test_it_stays_though_other_words_of_it_are_hidden_by_now(
        self, nights: Nights, harsher: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = package(nights)
        by_deletion = Judge.by_deletion
        monkeypatch.setattr(Judge, "by_deletion", lambda judge, views: by_deletion(judge, views)[::-1])
        harsher(0.9)

        assert fates(nights.night()) == {}
        assert package(nights) == before

    def test_it_stays_when_its_file_gets_another_name(self, nights: Nights, harsher: Callable[[float], None]) -> None:
        before = package(nights)
        harsher(0.9)
        (nights.vault / "quoted.md").rename(nights.vault / "renamed.md")
        assert set(fates(nights.night())) == {"moved"}
        assert package(nights).keys() == before.keys()
        (nights.vault / "renamed.md").unlink()
        assert set(fates(nights.night(force=True))) == {"orphaned"}

    def test_nothing_else_comes_with_it(self, nights: Nights, harsher: Callable[[float], None]) -> None:
        before = package(nights)
        harsher(0.9)
        nights.write("more.md", MORE_QUOTED)
        nights.night()
        assert package(nights).keys() == before.keys()

    def test_its_guid_is_not_for_a_sentence_like_it(self, nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
        rows, index = "A shard holds a part of the rows.", "A shard keeps a part of the index."
        nights.write("plain.md", f"{rows}\n")
        nights.night()
        guid = at(nights, "plain.md", 1)
        weigh = Judge.weigh

        def dislike_rows(judge: Judge, proposal: Proposal) -> Proposal:
            weighed = weigh(judge, proposal)
            worth = 0.1 if "rows" in plain(weighed.candidate.text) else weighed.candidate.score
            return replace(weighed, candidate=replace(weighed.candidate, score=worth))

        monkeypatch.setattr(Judge, "weigh", dislike_rows)
        nights.write("plain.md", f"{index}\n\n{rows}\n")
        assert fates(nights.night()) == {"added": 1}
        assert at(nights, "plain.md", 3) == guid

    def test_one_that_is_made_stays_where_it_is_though_a_spare_says_the_same(
        self, nights: Nights, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        nights.write("packets.md", "# Packets\n\nTTL: the number of hops that are left\n")
        nights.night()
        guid = at(nights, "packets.md", 3)
        weigh = Judge.weigh

        def dislike_routes(judge: Judge, proposal: Proposal) -> Proposal:
            weighed = weigh(judge, proposal)
            worth = 0.1 if weighed.candidate.sources[0].path == "routes.md" else weighed.candidate.score
            return replace(weighed, candidate=replace(weighed.candidate, score=worth))

        monkeypatch.setattr(Judge, "weigh", dislike_routes)
        nights.write("routes.md", "# Routes\n\nTTL: the number of hops that are left\n")
        assert fates(nights.night()) == {}
        assert at(nights, "packets.md", 3) == guid

    @pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
    def test_of_two_with_the_same_words_neither_is_taken_for_the_other(
        self, nights: Nights, harsher: Callable[[float], None], names: tuple[str, str]
    ) -> None:
        former = ("Packets", "Routes")
        for name in former:
            nights.write(f"{name}.md", f"# {name}\n\nTTL: the number of hops that are left\n")
        nights.night()
        guids = [at(nights, f"{name}.md", 3) for name in former]
        harsher(0.9)
        for name, later in zip(former, names, strict=True):
            (nights.vault / f"{name}.md").rename(nights.vault / f"{later}.md")
        nights.night(force=True)
        for guid, other in zip(guids, reversed(names), strict=True):
            assert guid not in {each.guid for each in cards(nights, f"{other}.md")}

    def test_without_its_text_it_goes(self, nights: Nights, harsher: Callable[[float], None]) -> None:
        volume, shard = "A volume outlives the container that mounts it.", "A shard holds a part of the rows."
        nights.write("plain.md", f"{volume}\n\n{shard}\n")
        assert fates(nights.night()) == {"added": 2}
        harsher(0.9)
        nights.edit("plain.md", volume, "")
        assert fates(nights.night()) == {"orphaned": 1}

    def test_a_minimum_above_what_it_was_made_for_takes_it_away(
        self, nights: Nights, above: float, harsher: Callable[[float], None]
    ) -> None:
        harsher(0.9)
        nights.night()
        with_minimum(nights, above)
        assert set(fates(nights.night(force=True))) == {"orphaned"}
        with_minimum(nights, 0.5)
        assert fates(nights.night()) == {}

    def test_it_is_not_told_as_rejected(self, nights: Nights, harsher: Callable[[float], None]) -> None:
        before = package(nights)
        harsher(0.9)
        nights.night()
        selection = select([nights.vault])
        options = nights.config.card_options(selection.vault_name)
        work = run.Work(Say(minimum=0.5), jobs=1)
        made = run.harvest(selection, options, state=nights.config.state_folder, work=work)
        assert {each.guid for each in made.notes} == before.keys()
        assert not {each.guid for each in made.rejections} & before.keys()


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_decided_no_other_card_is_changed(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    nights = Nights(tmp_path)
    for file in sorted(SAMPLE.glob("*.md"))[:5]:
        nights.write(file.name, file.read_bytes())
    nights.night()
    dropped: set[str] = set()
    for _ in range(5):
        before = package(nights)
        known = cards(nights)
        verdicts = {each.guid: chance.choice((Verdict.KEEP, Verdict.DROP)) for each in chance.sample(known, 12)}
        for verdict in Verdict:
            decide(nights, verdict, [guid for guid, each in verdicts.items() if each is verdict])
        dropped = (dropped | {guid for guid, each in verdicts.items() if each is Verdict.DROP}) - {
            guid for guid, each in verdicts.items() if each is Verdict.KEEP
        }
        outcome = nights.night()

        made = package(nights)
        assert set(fates(outcome)) <= {"added"}
        assert made.keys() >= before.keys() - dropped
        assert not made.keys() & dropped
        assert made.keys() >= {guid for guid, each in verdicts.items() if each is Verdict.KEEP}
        assert {each: made[each] for each in before if each in made} == {
            each: note for each, note in before.items() if each in made
        }


def test_an_export_does_as_the_nights_do(nights: Nights, above: float) -> None:
    known = cards(nights)
    decide(nights, Verdict.DROP, [known[0].guid])
    with_minimum(nights, above)
    decide(nights, Verdict.KEEP, [known[-1].guid])
    nights.write("more.md", MORE_QUOTED)
    teach(nights, "place_list", "place_quote")
    nights.night(force=True)
    selection = select([nights.vault])
    work = run.Work(Say(minimum=above), jobs=1)
    options = nights.config.card_options(selection.vault_name)

    made = run.harvest(selection, options, state=nights.config.state_folder, work=work)

    with Ledger(nights.config.state_folder).reading() as connection:
        live = {each.known.guid for each in notes.remembered(connection) if each.known.live}
        shipped = {guid for guid in notes.shipped(connection, "vault", 0) if guid in live}
    assert {note.guid for note in made.notes} == shipped
    assert known[-1].guid in shipped
    assert known[0].guid not in shipped
