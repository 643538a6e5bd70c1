"""已保存 survives kill -9. The same harness must catch two deliberately wrong ways to save."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
TOP = Path(__file__).parents[2]


def _kill(folder: Path, way: str, kills: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.db.crash_harness", str(folder), way, str(kills), "7"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_what_was_said_to_be_saved_is_there_after_forty_kills(folder: Path) -> None:
    found = _kill(folder, "right", 40)
    assert found.pop("said") > 40
    assert found == {"lost": 0, "torn": 0, "unjournalled": 0, "faults": []}


def test_the_harness_catches_saying_saved_too_early(folder: Path) -> None:
    assert _kill(folder, "early", 15)["lost"] > 0


def test_the_harness_catches_two_writes_in_place_of_one(folder: Path) -> None:
    assert _kill(folder, "torn", 15)["torn"] > 0


def test_a_store_is_made_whole_or_not_at_all(folder: Path) -> None:
    assert _kill(folder, "create", 25)["opened"] == 25
