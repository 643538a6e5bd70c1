"""The house rules that no tool checks: the lock, the licences, the documents."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import jjgreen_desktop

TOP = Path(__file__).parents[1]
ADDRESS = re.compile(r"https?://|file:/|^\s*--(?!hash=)|git\+", re.MULTILINE)
# Folders of what others made and we ship.
OTHERS = ("resources/fonts", "resources/icons")


def _lock() -> str:
    return (TOP / "requirements.txt").read_text(encoding="utf-8")


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=TOP, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [TOP / name for name in listed.stdout.decode().split("\0") if name]


def _project() -> dict[str, object]:
    text = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    found: dict[str, object] = tomllib.loads(text)["project"]
    return found


def test_the_lock_names_no_host() -> None:
    assert ADDRESS.search(_lock()) is None


def test_every_locked_package_has_one_version_and_hashes() -> None:
    entries = re.sub(r"\\\n\s*", " ", _lock()).splitlines()
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_lock_covers_what_the_project_asks_for() -> None:
    project = _project()
    extras: dict[str, list[str]] = project["optional-dependencies"]  # type: ignore[assignment]
    asked: list[str] = [*project["dependencies"], *extras["dev"]]  # type: ignore[misc]
    names = {re.split(r"[<>=;\[ ]", each)[0].lower() for each in asked}
    locked = set(re.findall(r"^([a-z0-9-]+)==", _lock(), re.MULTILINE))
    assert names - locked == set()


def test_numpy_stays_out() -> None:
    assert not re.search(r"^(numpy|pandas)==", _lock(), re.MULTILINE)


def test_the_version_is_said_once() -> None:
    assert _project()["version"] == jjgreen_desktop.__version__
    changes = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {jjgreen_desktop.__version__}" in changes


@pytest.mark.parametrize("folder", OTHERS)
def test_what_others_made_ships_with_its_licence(folder: str) -> None:
    names = {path.name.lower() for path in (TOP / folder).rglob("*") if path.is_file()}
    assert any("licen" in name or "ofl" in name or "copying" in name for name in names), names


def test_no_tracked_file_names_a_package_index_or_this_checkout() -> None:
    places = (str(TOP).encode() + b"/", b"index-" + b"url=", b"extra-index-" + b"url")
    found = [
        path
        for path in _tracked()
        if path.is_file() and any(place in path.read_bytes() for place in places)
    ]
    assert found == []


def test_every_decision_record_says_what_would_reverse_it() -> None:
    records = sorted((TOP / "docs" / "adr").glob("*.md"))
    assert records[0].name == "0001-four-packages.md"
    for record in records:
        assert "reverse" in record.read_text(encoding="utf-8"), record.name


@pytest.mark.skipif(sys.platform == "win32", reason="set-up for Linux")
def test_missing_system_packages_are_named_where_apt_cannot_bring_them(tmp_path: Path) -> None:
    (tmp_path / "id").symlink_to(shutil.which("id") or "/usr/bin/id")
    asked = ["there=/bin/sh", "libsample1=libsample.so.1", "sample-tool=no-such-command"]
    done = subprocess.run(
        ["/bin/sh", TOP / ".ci" / "need", *asked],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "请由管理员执行后再试" in done.stderr.decode()
    assert done.stderr.decode().split()[-2:] == ["libsample1", "sample-tool"]


@pytest.mark.skipif(sys.platform == "win32", reason="set-up for Linux")
def test_nothing_is_said_when_all_is_there() -> None:
    asked = ["a=/bin/sh", "b=sh", "c=libc.so.6"]
    done = subprocess.run([TOP / ".ci" / "need", *asked], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    assert "make test" in (TOP / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in (TOP / "README.md").read_text(encoding="utf-8")
