"""A register that cannot be opened, and files that cannot be read: a sentence, exit 1."""

import subprocess
import sys
from pathlib import Path

import pytest

from jjgreen_desktop.commands.desk import make_folder, read_file
from jjgreen_desktop.domain.problem import Problem
from tests.jjgreen_desktop.commands.conftest import Say

HOLD = """
import sys
from pathlib import Path
from jjgreen_desktop.bootstrap import open_office
office = open_office(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_no_register_there(tmp_path: Path, say: Say) -> None:
    answer = say("--data", tmp_path, "assess")
    assert answer.code == 1
    assert f"“{tmp_path}”里没有登记簿" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_register_open_elsewhere(county: Path, say: Say) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(county)],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        answer = say("--data", county, "assess", "--json")
        assert answer.code == 1
        assert "已在另一个窗口打开" in answer.json["error"]
        holder.kill()
    assert say("--data", county, "assess").code == 0  # a killed holder leaves no lock behind


def test_a_damaged_register(county: Path, say: Say) -> None:
    (county / "register.db").write_bytes(b"not a register" * 1000)
    answer = say("--data", county, "assess")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err


def test_a_missing_key(county: Path, say: Say) -> None:
    (county / "register.key").unlink()
    answer = say("--data", county, "check")
    assert answer.code == 1
    assert "register.key" in answer.err


def test_reading_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"没有“.*算例\.toml”这个文件"):
        read_file(tmp_path / "算例.toml")


def test_reading_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="读不出来（是文件夹，不是文件）"):
        read_file(tmp_path)


def test_making_a_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "表").touch()
    with pytest.raises(Problem, match="路径中有一段是文件"):
        make_folder(tmp_path / "表" / "文书")
