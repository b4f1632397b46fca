"""Names in embeds: found as Obsidian finds them, and never outside the vault."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notes2anki.vault.attachments import Attachments

FILES = (
    "image/ok.png",
    "image/Pasted image 20260302.png",
    "image/C#.png",
    "daily/local.png",
    "daily/image/near.png",
    "other/near.png",
    "a/b/c/far.png",
    "a/far.png",
    "twin.png",
    "daily/twin.png",
)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a vault with a canary outside it, and every trap that a file system has."""
    home = tmp_path_factory.mktemp("home")
    root = home / "vault"
    for path in (*FILES, ".obsidian/x.png", unicodedata.normalize("NFD", "image/사진.png")):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"picture")
    (home / "canary.png").write_bytes(b"canary")
    (root / "image/link.png").symlink_to(home / "canary.png")
    (root / "out").symlink_to(home)
    (root / "inner").symlink_to(root / "image")
    (root / "loop").symlink_to(root / "loop")
    os.mkfifo(root / "image/fifo.png")
    return root


@pytest.fixture(scope="module")
def attachments(vault: Path) -> Attachments:
    return Attachments(vault)


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("image/ok.png", "image/ok.png"),
        ("ok.png", "image/ok.png"),
        ("IMAGE/OK.PNG", "image/ok.png"),
        ("/image/ok.png", "image/ok.png"),
        ("image\\ok.png", "image/ok.png"),
        ("image/../image/ok.png", "image/ok.png"),
        ("../image/ok.png", "image/ok.png"),
        ("./local.png", "daily/local.png"),
        ("Pasted image 20260302.png", "image/Pasted image 20260302.png"),
        ("C#.png", "image/C#.png"),
        ("ok.png#outline", "image/ok.png"),
        ("near.png", "other/near.png"),
        ("image/near.png", "daily/image/near.png"),
        ("far.png", "a/far.png"),
        ("c/far.png", "a/b/c/far.png"),
        ("twin.png", "twin.png"),
        ("./twin.png", "daily/twin.png"),
        ("daily/twin.png", "daily/twin.png"),
    ],
)
def test_found_as_obsidian_finds_it(attachments: Attachments, vault: Path, reference: str, found: str) -> None:
    assert attachments.resolve(reference, "daily/2026-03-02.md") == vault / found


def test_a_decomposed_name_on_disk_is_found_by_its_composed_spelling(attachments: Attachments, vault: Path) -> None:
    found = attachments.resolve("사진.png", "daily/2026-03-02.md")

    assert found == vault / unicodedata.normalize("NFD", "image/사진.png")


HOSTILE = (
    "../../etc/passwd",
    "..\\..\\etc\\passwd",
    "/etc/passwd",
    "file:///etc/passwd",
    "C:\\Windows\\x.png",
    "\\\\server\\share\\a.png",
    "//server/a.png",
    "https://example.org/ok.png",
    "../canary.png",
    "../../canary.png",
    "..\\canary.png",
    "/../canary.png",
    "daily/../../canary.png",
    "canary.png",
    "link.png",
    "image/link.png",
    "out/canary.png",
    "out/vault/image/ok.png",
    "inner/ok.png",
    "fifo.png",
    "loop/x.png",
    ".obsidian/x.png",
    "x.png",
    "ok.png\0.txt",
    "%2e%2e/canary.png",
    "....//....//canary.png",
    "/dev/zero",
    "/proc/self/environ",
    "a" * 5000,
    "../" * 1500 + "canary.png",
    "..",
    "",
    ".",
    "/",
    "#",
)


@pytest.mark.parametrize("reference", HOSTILE, ids=lambda text: repr(text)[:30])
def test_nothing_outside_is_found(attachments: Attachments, reference: str) -> None:
    assert attachments.resolve(reference, "daily/2026-03-02.md") is None


def test_the_canarys_full_path_is_not_found(attachments: Attachments, vault: Path) -> None:
    assert attachments.resolve(str(vault.parent / "canary.png"), "daily/2026-03-02.md") is None


PIECES = st.sampled_from(
    ["..", ".", "", "vault", "canary.png", "out", "inner", "link.png", "image", "ok.png", "~", "C:"]
)


@given(pieces=st.lists(PIECES, max_size=8), separator=st.sampled_from(["/", "\\", "//"]), noise=st.text(max_size=5))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_found_is_a_file_of_the_vault(
    attachments: Attachments, vault: Path, pieces: list[str], separator: str, noise: str
) -> None:
    for reference in (separator.join(pieces), separator.join(pieces) + noise, noise + separator.join(pieces)):
        found = attachments.resolve(reference, "daily/2026-03-02.md")

        assert found is None or (found.resolve().is_relative_to(vault) and found.read_bytes() == b"picture")


def test_a_file_that_became_a_link_after_the_walk_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "canary.png").write_bytes(b"canary")
    picture = tmp_path / "vault/a.png"
    picture.write_bytes(b"picture")
    attachments = Attachments(tmp_path / "vault")
    assert attachments.resolve("a.png", "n.md") == picture

    picture.unlink()
    picture.symlink_to(tmp_path / "canary.png")

    assert attachments.resolve("a.png", "n.md") is None


def test_the_vault_is_not_walked_before_the_first_reference(tmp_path: Path) -> None:
    attachments = Attachments(tmp_path)
    (tmp_path / "late.png").write_bytes(b"picture")

    assert attachments.resolve("late.png", "n.md") == tmp_path / "late.png"
