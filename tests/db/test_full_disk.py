"""A full disk is a sentence, loses nothing, and saving works again once there is space."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.opening import open_store
from jjgreen_desktop.domain.enterprise import Enterprise

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="limits of POSIX stand for the full disk"
)
TOP = Path(__file__).parents[2]
CHILD = """
import resource, sys
from pathlib import Path
from db.opening import open_store
from jjgreen_desktop.domain.problem import Problem
from tests.db.samples import firm

def save(count):
    with store.transaction("登记") as write:
        one = [write.put(firm(note="说明" * 2000)) for _ in range(count)][-1]
    print(one.id)

store = open_store(Path(sys.argv[1]))
save(1)
limit = max(path.stat().st_size for path in store.folder.iterdir()) + 30_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
for many in (1, 200):
    try:
        for _ in range(30):
            save(many)
        print("no limit met")
    except Problem as problem:
        print("problem", problem.what, problem.fix)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
save(3)
"""


def test_a_full_disk(folder: Path) -> None:
    open_store(folder, create=True).close()
    command = [sys.executable, "-c", CHILD, str(folder)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    problems = [line for line in lines if line.startswith("problem")]
    saved = [line for line in lines if not line.startswith("problem")]
    assert len(problems) == 2
    assert all("没有写入" in line and "再试一次" in line for line in problems)
    assert lines[-1] in saved  # the save after space was freed
    with open_store(folder) as store:
        assert set(saved) <= {row[0] for row in store.rows(Enterprise, "id")}
        assert store.count(Enterprise) == len(saved) + 2
        assert store.faults() == []
