"""print: what stands on the paper, read back, is what was registered and approved."""

import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say

Record = Callable[[str, str], str]


def _text(path: Path) -> str:
    """The text of a PDF without blanks and line ends."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
    )
    return "".join(done.stdout.decode().split())


def test_a_draft_promises_nothing(county: Path, record: Record, tmp_path: Path, say: Say) -> None:
    out, of = tmp_path / "告知书 草稿.pdf", record("湖口样例四厂有限公司", "2.1")
    told = say("--data", county, "print", "award_notice", "--of", of, "--out", out, "--json").json
    assert told["notices"][0]["draft"] is True
    assert told["notices"][0]["approved_fen"] is None
    text = _text(out)
    assert text.count("测算稿，非兑现依据") >= 2
    assert "政策上限：1,000,000.00元" in text
    assert "8.01%" in text


def test_an_approved_notice(county: Path, record: Record, tmp_path: Path, say: Say) -> None:
    of, out = record("湖口样例一厂有限公司", "2.1"), tmp_path / "告知书.pdf"
    paper = [
        "--document",
        "样例字〔2026〕1号",
        "--on",
        "2026-09-01",
        "--number",
        "湖样字〔2026〕8号",
    ]
    say("--data", county, "approve", "--of", of, "--yuan", "480000", *paper)
    assert say("--data", county, "print", "award_notice", "--of", of, "--out", out).code == 0
    text = _text(out)
    for part in (
        "湖样字〔2026〕8号",
        "湖口样例一厂有限公司：",
        "市级核定金额：480,000.00元",
        "人民币肆拾捌万元整",
        "样例字〔2026〕1号",
        "湖口县工业和信息化局",
        "2026年9月30日",
    ):
        assert part in text
    assert "测算稿" not in text


def test_all_notices_in_one_file(county: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / "全部.pdf"
    told = say("--data", county, "print", "award_notice", "--all", "--out", out, "--json").json
    assert (told["count"], told["drafts"]) == (9, 9)
    text = _text(out)
    assert "样例节能服务有限公司：" in text  # clause 一 is received by the provider
    assert text.count("奖补资金兑现告知书") == 9


def test_a_certificate_needs_authority_and_approval(
    county: Path, record: Record, tmp_path: Path, say: Say
) -> None:
    of, out = record("湖口样例八厂有限公司", "3"), tmp_path / "证明.pdf"
    words = ["--data", county, "print", "certificate", "--of", of, "--out", out]
    assert say(*words, "--json").json["honour"] is False
    assert "情况证明" in _text(out)
    by = ["--authority", "样例发布机关", "--approval-number", "样例批〔2026〕2号"]
    assert say(*words, *by, "--json").json["honour"] is True
    assert "样例批〔2026〕2号" in _text(out)


def test_nothing_to_print(empty: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / "全部.pdf"
    answer = say("--data", empty, "print", "award_notice", "--all", "--out", out)
    assert answer.code == 1
    assert answer.err.startswith("没有可以告知的奖补。")
    assert not out.exists()


def test_a_place_that_cannot_be_written(county: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / "没有这个文件夹" / "全部.pdf"
    answer = say("--data", county, "print", "award_notice", "--all", "--out", out)
    assert answer.code == 1
    assert "请先建好文件夹" in answer.err
    assert not out.parent.exists()


def test_a_certificate_of_nothing(county: Path, tmp_path: Path, say: Say) -> None:
    answer = say("--data", county, "print", "certificate", "--of", "X", "--out", tmp_path / "x.pdf")
    assert answer.code == 1
    assert "没有编号“X”的称号" in answer.err


def test_a_certificate_needs_its_record(county: Path, tmp_path: Path, say: Say) -> None:
    answer = say("--data", county, "print", "certificate", "--all", "--out", tmp_path / "x.pdf")
    assert answer.code == 2
    assert "请用 --of 写称号记录的编号" in answer.err


def test_a_paper_is_not_saved_under_another_kind_of_name(
    county: Path, tmp_path: Path, say: Say
) -> None:
    out = tmp_path / "全部.docx"
    answer = say("--data", county, "print", "award_notice", "--all", "--out", out)
    assert (answer.code, out.exists()) == (2, False)
    assert "文件名请以 .pdf 结尾" in answer.err


def test_an_approval_the_facts_no_longer_carry_is_named(
    county: Path, record: Record, tmp_path: Path, say: Say
) -> None:
    """The report is corrected from 5 % to 2.9 % after the city has approved 48 万元."""
    of = record("湖口样例一厂有限公司", "2.1")
    paper = ["--document", "样例字〔2026〕1号", "--on", "2026-09-01"]
    say("--data", county, "approve", "--of", of, "--yuan", "480000", *paper)
    assert "480,000.00" not in say("--data", county, "check").out
    office = open_office(county)
    retrofit = office.store.get(Retrofit, of)
    assert retrofit
    save(office, retrofit.model_copy(update={"improvement_stated_pct": Decimal("2.9")}))
    office.store.close()
    found = say("--data", county, "check", "--json").json["findings"]
    (award,) = [each for each in found if each["noun"] == "award"]
    assert (
        "已登记市级核定 480,000.00 元，湖口样例一厂有限公司的“一号窑余热利用改造”" in award["what"]
    )
    assert "现在测算为“不适用”" in award["what"]
    answer = say("--data", county, "print", "award_notice", "--of", of, "--out", tmp_path / "x.pdf")
    assert answer.code == 1
    assert answer.err.startswith("湖口样例一厂有限公司的“一号窑余热利用改造”测算为“不适用”")


def test_calculation_sheets_of_a_record_a_firm_and_everyone(
    county: Path, record: Record, tmp_path: Path, say: Say
) -> None:
    out = tmp_path / "计算书.pdf"
    words = ("--data", county, "print", "calculation", "--out", out, "--json")
    of = record("湖口样例一厂有限公司", "2.1")
    (one,) = say(*words, "--of", of).json["sheets"]
    assert (one["of"], one["clause"], one["subject"]) == (of, "2.1", "湖口样例一厂有限公司")
    assert "奖补测算计算书" in _text(out)
    firm = say(*words, "--subject", "湖口样例一厂有限公司").json
    everyone = say(*words, "--all").json
    assert of in [each["of"] for each in firm["sheets"]]
    assert everyone["count"] > firm["count"] >= 1
    lines = say("--data", county, "assess", "--json").json["results"]
    assert everyone["count"] == sum(len(each["lines"]) for each in lines)


def test_only_calculation_sheets_and_dossiers_go_by_subject(
    county: Path, tmp_path: Path, say: Say
) -> None:
    words = ("--data", county, "print", "award_notice", "--out", tmp_path / "x.pdf")
    answer = say(*words, "--subject", "湖口样例一厂有限公司")
    assert answer.code == 2
    assert "只有计算书和档案可以用 --subject" in answer.err
