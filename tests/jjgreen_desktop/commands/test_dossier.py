"""dossier and print dossier: everything about one subject, as an object, as lines, as paper."""

import subprocess
from pathlib import Path
from typing import Any

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say
from tests.jjgreen_desktop.operations.desk import make_office
from tests.jjgreen_desktop.operations.full_firm import NAME, full_firm, park_of

FIRM = "湖口样例一厂有限公司"
CODE = "91360429MA0000001C"


def _text(path: Path) -> str:
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def _rows(told: Any, section: str, key: str) -> list[dict[str, Any]]:
    blocks = told["sections"][section]["blocks"]
    return next(block["rows"] for block in blocks if block["key"] == key)


def test_a_dossier_is_one_object(tmp_path: Path, say: Say) -> None:
    office = make_office(tmp_path / "湖口县")
    full_firm(office)
    office.store.close()
    told = say("--data", tmp_path / "湖口县", "dossier", CODE, "--json").json
    assessed = say("--data", tmp_path / "湖口县", "assess", "--subject", CODE, "--json").json
    lines = assessed["results"][0]["lines"]
    rows = _rows(told, "awards", "lines")
    assert [(row["clause"], row["of"], row["ceiling_fen"]) for row in rows] == [
        (line["clause"], line["of"], line["ceiling_fen"]) for line in lines
    ]
    eligible = sum(line["ceiling_fen"] for line in lines if line["outcome"] == "eligible")
    assert told["total_fen"] + told["providers_fen"] == eligible
    (head,) = _rows(told, "head", "enterprise")
    assert head["name"] == told["name"] == NAME and head["bank_account"] == "****0123"
    assert head["note"] is None and head["industrial"] is True
    (loan,) = _rows(told, "finance", "loan")
    assert loan["interest_paid_fen"] == 85_000_000 and loan["drawn_on"] == "2025-09-15"
    assert told["energy"][1] == {
        "year": 2025,
        "tce": "6200",
        "intensity": told["energy"][1]["intensity"],
    }
    uses = _rows(told, "energy", "energy_use")
    assert [use["tce"] for use in uses] == ["1229.0000", "1457.1600"], "the sum is no row"


def test_a_dossier_in_lines(county: Path, say: Say) -> None:
    said = say("--data", county, "dossier", FIRM)
    assert said.code == 0
    assert said.out.startswith(f"{FIRM}　企业档案\n\n基本情况\n    企业名称　{FIRM}\n")
    assert "没有登记：" in said.out and "全部条款" in said.out


def test_a_provider_is_told_and_printed(county: Path, tmp_path: Path, say: Say) -> None:
    name = "样例节能服务有限公司"
    office = open_office(county)
    save(office, Provider(name=name))
    office.store.close()
    told = say("--data", county, "dossier", name, "--json").json
    assert told["noun"] == "provider" and _rows(told, "dealings", "dealings")
    out = tmp_path / "服务商.pdf"
    assert say("--data", county, "print", "dossier", "--subject", name, "--out", out).code == 0
    text = _text(out)
    assert "服务商档案" in text and "服务与补助" in text and "测算事实校验值" not in text


def test_nobody_of_that_name_is_refused(county: Path, say: Say) -> None:
    said = say("--data", county, "dossier", "没有这家厂", "--json")
    assert said.code == 1 and "没有“没有这家厂”" in said.json["error"]
    assert say("--data", county, "dossier").code == 2


def test_a_dossier_is_printed(county: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / "档案.pdf"
    told = say("--data", county, "print", "dossier", "--subject", FIRM, "--out", out, "--json").json
    assert (told["paper"], told["count"]) == ("dossier", 1)
    text = _text(out)
    assert "企业档案" in text and FIRM in text and "大事记" in text
    again = tmp_path / "again.pdf"
    say("--data", county, "print", "dossier", "--subject", FIRM, "--out", again)
    assert again.read_bytes() == out.read_bytes()


def test_all_dossiers_are_one_file(county: Path, tmp_path: Path, say: Say) -> None:
    office = open_office(county)
    park_of(office)
    office.store.close()
    out = tmp_path / "全部.pdf"
    told = say("--data", county, "print", "dossier", "--all", "--out", out, "--json").json
    assert told["count"] == 9
    assert _text(out).count("企业档案") >= 8 and "园区档案" in _text(out)


def test_a_dossier_is_of_a_subject(county: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / "x.pdf"
    said = say("--data", county, "print", "dossier", "--of", "x", "--out", out)
    assert said.code == 2 and "请用 --subject 或 --all" in said.err
    said = say("--data", county, "print", "award_notice", "--subject", FIRM, "--out", out)
    assert said.code == 2 and not out.exists()
