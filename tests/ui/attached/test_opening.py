"""Copies for other programs: read-only, in a folder of their own, gone at the end or at the next start."""

import stat
import tempfile
from pathlib import Path

import pytest

from jjgreen_desktop.domain.problem import Problem
from ui.attached import opening
from ui.attached.opening import PREFIX, Copies, sweep


@pytest.fixture(autouse=True)
def _room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_copy_is_whole_and_cannot_be_changed() -> None:
    copies = Copies()
    path = copies.put("说明.docx", b"words")
    assert (path.name, path.read_bytes()) == ("说明.docx", b"words")
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert copies.put("说明.docx", b"other").read_bytes() == b"other"  # two of one name
    copies.clear()
    assert not path.exists()
    copies.clear()


def test_what_a_killed_program_left_is_swept_and_that_of_a_running_one_stays(
    tmp_path: Path,
) -> None:
    left = tmp_path / f"{PREFIX}left" / "x"
    left.mkdir(parents=True)
    (left / "合同.pdf").write_bytes(b"%PDF")
    (left / "合同.pdf").chmod(stat.S_IREAD)
    other = tmp_path / "别人的"
    other.mkdir()
    running = Copies()
    kept = running.put("说明.docx", b"words")
    sweep()
    assert not left.exists()
    assert not left.parent.exists()
    assert kept.exists()
    assert other.exists()
    running.clear()


def test_no_room_for_a_copy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    copies = Copies()
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Problem, match=r"磁盘已满.*另存"):
        copies.put("说明.docx", b"words")
    copies.clear()


def test_the_system_is_asked_for_the_file_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        opening.QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) is None
    )
    assert opening.launch(tmp_path / "a b.pdf")
    assert asked == [str(tmp_path / "a b.pdf")]
