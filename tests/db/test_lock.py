import subprocess
import sys
from pathlib import Path

import pytest

from db.lock import NAME, Lock
from jjgreen_desktop.domain.problem import Problem

HOLD = "import sys, pathlib; from db.lock import Lock; l = Lock(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"


def test_one_at_a_time_and_free_again_after_release(tmp_path: Path) -> None:
    first = Lock(tmp_path)
    with pytest.raises(Problem) as caught:
        Lock(tmp_path)
    assert "已在另一个窗口打开" in caught.value.what
    first.release()
    Lock(tmp_path).release()


def test_a_killed_program_leaves_no_stale_lock(tmp_path: Path) -> None:
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", HOLD, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdout and child.stdout.readline() == "held\n"
            with pytest.raises(Problem):
                Lock(tmp_path)
            child.kill()
        Lock(tmp_path).release()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()  # as good as read-only, for the administrator too
    with pytest.raises(Problem) as caught:
        Lock(tmp_path)
    assert "不能写入" in caught.value.what
    assert str(tmp_path) in caught.value.what
