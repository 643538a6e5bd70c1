"""The command line as a whole: where --data may stand, what comes out where, how it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from jjgreen_desktop import __version__
from jjgreen_desktop.commands import cases
from jjgreen_desktop.commands.line import COMMANDS, INTERRUPTED, run
from tests.jjgreen_desktop.commands.conftest import Say


@pytest.mark.parametrize("before", [True, False])
def test_the_folder_may_be_named_before_or_after(before: bool, county: Path, say: Say) -> None:
    words = ["--data", county, "assess"] if before else ["assess", "--data", county]
    assert say(*words).code == 0


def test_a_folder_called_like_a_sub_command(county: Path, say: Say) -> None:
    named = county.rename(county.parent / "demo")
    assert say("--data", named, "check").code == 0


def test_every_sub_command_takes_json_and_explains_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in COMMANDS:
        with pytest.raises(SystemExit) as left:
            run([name, "--help"])
        assert left.value.code == 0
        assert "--json" in capsys.readouterr().out


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--version"])
    assert capsys.readouterr().out == f"{__version__}\n"


def test_a_usage_error_as_json(say: Say) -> None:
    answer = say("init", "--json")
    assert answer.code == 2
    assert answer.err == ""
    assert answer.json["error"].startswith("还缺少：--county。")


def test_interrupted(monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    def interrupted(_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cases, "run", interrupted)
    answer = say("cases")
    assert (answer.code, answer.err) == (INTERRUPTED, "已中断。\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a shell")
def test_a_reader_that_leaves_early_sees_no_traceback() -> None:
    program = f"{sys.executable} -m jjgreen_desktop cases --json | head -c 10"
    done = subprocess.run(
        ["/bin/sh", "-c", program], cwd=Path(__file__).parents[3], capture_output=True, check=True
    )
    assert len(done.stdout) == 10
    assert done.stderr == b""
