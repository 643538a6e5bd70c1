"""attach, attachments, attachment-save, attachment-remove: papers by script, with exit codes."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from jjgreen_desktop.bootstrap import open_office
from tests.jjgreen_desktop.commands.conftest import Say

FIRM = "湖口样例一厂有限公司"


def pdf(pages: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number in range(pages):
        canvas.drawString(100, 100, str(number))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "节能验收报告.pdf"
    path.write_bytes(pdf(3))
    return path


def test_a_paper_goes_in_is_listed_and_comes_out_as_it_was(
    county: Path, say: Say, paper: Path, record: Callable[[str, str], str], tmp_path: Path
) -> None:
    retrofit = record("湖口样例一厂有限公司", "2.1")
    done = say("--data", county, "attach", paper, "--to", f"retrofit:{retrofit}", "--json")
    assert done.code == 0
    (made,) = done.json["attached"]
    assert (made["pages"], made["kind"], made["of"]) == (3, "acceptance", retrofit)
    assert made["size"] == len(paper.read_bytes())
    (listed,) = say("--data", county, "attachments", FIRM, "--json").json["attachments"]
    assert listed["content"] == made["content"]
    assert say("--data", county, "attachments", retrofit).out.count(made["id"]) == 1
    out = tmp_path / "取出.pdf"
    saved = say("--data", county, "attachment-save", made["id"], "--out", out)
    assert (saved.code, out.read_bytes()) == (0, paper.read_bytes())
    assert (
        say("--data", county, "attachment-save", made["id"], "--out", tmp_path / "x.doc").code == 2
    )


def test_some_refused_is_told_and_exits_with_1(
    county: Path, say: Say, paper: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "安装.exe"
    bad.write_bytes(b"MZ")
    done = say("--data", county, "attach", paper, bad, "--to", FIRM, "--kind", "合同", "--json")
    assert done.code == 1
    assert [one["kind"] for one in done.json["attached"]] == ["contract"]
    assert "“.exe”文件" in done.json["refused"][0]["what"]
    again = say("--data", county, "attach", paper, "--to", FIRM)
    assert (again.code, again.out) == (1, "")
    assert "已附在企业“湖口样例一厂有限公司”上" in again.err


def test_an_unknown_place_or_kind_is_told(county: Path, say: Say, paper: Path) -> None:
    assert "没有“无名厂”" in say("--data", county, "attach", paper, "--to", "无名厂").err
    lost = say("--data", county, "attach", paper, "--to", "retrofit:AAAA00000001")
    assert (lost.code, "没有编号“AAAA00000001”的改造项目" in lost.err) == (1, True)
    assert say("--data", county, "attach", paper, "--to", FIRM, "--kind", "诗").code == 2
    assert say("--data", county, "attach", "--to", FIRM).code == 2
    assert "没有附件" in say("--data", county, "attachments").out
    assert say("--data", county, "attachment-save", "AAAA1", "--out", paper).code == 1


def test_one_taken_away_comes_back_by_undo(county: Path, say: Say, paper: Path) -> None:
    made = say("--data", county, "attach", paper, "--to", FIRM, "--json").json["attached"][0]
    gone = say("--data", county, "attachment-remove", made["id"])
    assert (gone.code, "已删除附件“节能验收报告.pdf”" in gone.out) == (0, True)
    assert say("--data", county, "attachments", "--json").json["attachments"] == []
    assert say("--data", county, "undo").code == 0
    assert len(say("--data", county, "attachments", "--json").json["attachments"]) == 1


def test_check_reads_every_paper(
    county: Path, say: Say, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("--data", county, "attach", paper, "--to", FIRM)
    assert say("--data", county, "check", "--json").json["attachment_faults"] == []
    office = open_office(county)
    store = type(office.store)
    office.store.close()
    monkeypatch.setattr(store, "content", lambda _store, _key: b"%PDF-1.4 altered")
    found = say("--data", county, "check", "--json")
    assert found.code == 1
    (fault,) = found.json["attachment_faults"]
    assert fault.startswith("附件“节能验收报告.pdf”（“湖口样例一厂有限公司”）的内容与添加时")
