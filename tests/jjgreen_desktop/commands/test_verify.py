import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import resources
from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.sealing import seal
from tests.jjgreen_desktop.commands.conftest import SEALED, Say
from tests.jjgreen_desktop.policy.samples import ON, improved, subject


def test_another_process_in_another_folder_without_a_register_says_equal(
    sealed: Path, tmp_path: Path
) -> None:
    away = tmp_path / "别的 电脑"
    away.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "jjgreen_desktop", "verify", str(sealed), "--json"],
        cwd=away,
        env={**os.environ, "HOME": str(away), "PYTHONHASHSEED": "77"},
        capture_output=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (told["outcome"], told["equal"], told["pack_known"]) == ("equal", True, True)
    assert told["sealed"]["subject"]["name"] == SEALED
    assert told["total_fen"] == 70_980_000
    assert list(away.iterdir()) == []


def test_the_verdict_in_words(sealed: Path, say: Say, tmp_path: Path) -> None:
    said = say("--data", tmp_path / "没有", "verify", sealed)
    assert said.code == 0
    assert said.out.startswith("✓ 核验相符：样例二厂.jjseal.zip\n用文件里的事实")
    assert "重算可得合计：709,800.00 元" in said.out
    assert "政策包：九江市支持制造业绿色低碳高质量发展的若干措施（版本 2025.1）" in said.out
    assert "jiujiang" not in said.out


def test_an_altered_file_is_refused_by_name(sealed: Path, say: Say) -> None:
    content = sealed.read_bytes().replace("循环水系统".encode(), "循环水系级".encode(), 1)
    sealed.write_bytes(content)
    said = say("verify", sealed, "--json")
    assert (said.code, said.json["outcome"]) == (1, "refused")
    assert "已损坏或被改动" in said.json["what"]
    assert said.json["sealed"] is None
    plain = say("verify", sealed)
    assert (plain.code, plain.out.startswith("✗ 不能核验")) == (1, True)


def test_what_is_missing_or_unasked(say: Say, tmp_path: Path) -> None:
    assert say("verify", tmp_path / "没有.zip").code == 1
    assert say("verify").code == 2


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A file sealed with a pack that nobody here knows."""
    files = resources.tree("policy", "jiujiang-2025")
    files["pack.toml"] = files["pack.toml"].replace(b'"2025.1"', b'"2099.1"')
    inputs = Inputs(subject(retrofits=(improved("7.9"),)), load_pack(files), ON, {})
    path = tmp_path / "外来.jjseal.zip"
    path.write_bytes(seal(inputs, files).file())
    return path


def test_a_foreign_pack_is_never_equal(foreign: Path, county: Path, say: Say) -> None:
    for folder in (county, county.parent / "没有"):
        said = say("--data", folder, "verify", foreign, "--json")
        assert (said.code, said.json["outcome"], said.json["pack_known"]) == (
            1,
            "foreign_pack",
            False,
        )
        told = say("--data", folder, "verify", foreign).out
        assert told.startswith("▲ 政策包不是本机认可的：外来.jjseal.zip\n")


def test_a_register_that_is_open_elsewhere_does_not_hide_the_verdict(
    foreign: Path, county: Path, say: Say
) -> None:
    office = open_office(county)
    said = say("--data", county, "verify", foreign, "--json")
    office.store.close()
    assert (said.code, said.json["outcome"]) == (1, "foreign_pack")
    assert said.json["notes"][-1].startswith("没能查看本机登记簿认可的政策包：")
