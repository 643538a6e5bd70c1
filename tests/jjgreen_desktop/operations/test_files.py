import subprocess
import sys
from pathlib import Path

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import files


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    paper = tmp_path / "告知书 一.pdf"
    files.write_whole(paper, b"old")
    files.write_whole(paper, b"new")
    assert paper.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [paper]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="这个文件夹"):
        files.write_whole(tmp_path / "没有" / "x.pdf", b"x")


def test_a_folder_in_the_files_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="是文件夹"):
        files.write_whole(tmp_path, b"x")


def test_a_failure_half_way_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "x.pdf"
    files.write_whole(paper, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Problem, match="磁盘已满"):
        files.write_whole(paper, b"new")
    assert paper.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [paper]


def test_a_disk_that_stays_full_leaves_no_litter(tmp_path: Path) -> None:
    """Writing fails when the file is flushed, and once more when it is closed."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from jjgreen_desktop.domain.problem import Problem\n"
        "from jjgreen_desktop.operations.files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "try:\n"
        "    write_whole(Path(sys.argv[1]), b'few bytes')\n"
        "except Problem as problem:\n"
        "    sys.exit(0 if '超过了允许的文件大小' in str(problem) else 3)\n"
        "sys.exit(4)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(tmp_path / "x.pdf")],
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []
