"""A folder the clerk may not write, or not even read: a sentence, nothing written."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.opening import open_store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="access rights of POSIX")
TOP = Path(__file__).parents[2]
NOBODY = 65534
# The administrator may write everywhere, so the child becomes an ordinary user first.
CHILD = f"""
import os, sys
from pathlib import Path
import db.migrations
from db.opening import open_store
from jjgreen_desktop.domain.problem import Problem
if os.getuid() == 0:
    os.setgid({NOBODY})
    os.setuid({NOBODY})
for create in (False, True):
    try:
        open_store(Path(sys.argv[1]), create=create)
    except Problem as problem:
        print(problem.what, problem.fix)
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder an ordinary user may reach."""
    place = Path(tempfile.mkdtemp(prefix="jjgreen-test-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


def _try(folder: Path) -> list[str]:
    command = [sys.executable, "-c", CHILD, str(folder)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_folder_that_may_only_be_read(shared: Path) -> None:
    folder = shared / "登记簿"
    open_store(folder, create=True).close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o444)
    told = _try(folder)
    assert len(told) == 2
    assert all("不能写入（没有权限）" in line and str(folder) in line for line in told)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    folder.chmod(0o755)


def test_a_folder_that_may_not_be_read(shared: Path) -> None:
    folder = shared / "里面" / "登记簿"
    open_store(folder, create=True).close()
    folder.parent.chmod(0o000)
    told = _try(folder)
    folder.parent.chmod(0o755)
    assert len(told) == 2
    assert all("不能使用文件夹" in line and "没有权限" in line for line in told)


def test_a_folder_that_cannot_be_made(shared: Path) -> None:
    shared.chmod(0o555)
    told = _try(shared / "新登记簿")
    shared.chmod(0o755)
    assert len(told) == 2
    assert "没有登记簿" in told[0]
    assert "没有权限" in told[1]
