"""demo: the papers it leaves, read back with pdftotext and a workbook reader, say what they must."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

import resources
from jjgreen_desktop.commands.line import run
from tests.jjgreen_desktop.commands.conftest import Say

Row = list[str]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "演示 结果"
    assert run(["demo", "--out", str(folder)]) == 0
    return folder


def _official() -> Iterator[Row]:
    """The rows of Annex 2 as the measures print them: name or number first, blanks kept."""
    text = resources.read("policy", "jiujiang-2025", "text", "annex2.txt").decode()
    for block in re.findall(r"(?:^\t.*\n?)+", text, re.MULTILINE):
        cells = [re.sub(r"\s", "", line) for line in block.splitlines()]
        if any(re.fullmatch(r"-?[\d.]+", cell) for cell in cells[2:]):
            yield cells


ENERGY = [row for row in _official() if not row[0].isdigit()]
TITLES = [row for row in _official() if row[0].isdigit()]


def _lines(path: Path) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
    )
    return done.stdout.decode().splitlines()


def _text(path: Path) -> str:
    return "".join("".join(_lines(path)).split())


def test_the_official_text_has_15_and_14_rows() -> None:
    assert (len(ENERGY), len(TITLES)) == (15, 14)
    assert ENERGY[0] == ["全市", "1751.03", "-2.2", "-5", "-4", "-3.5"]
    assert TITLES[1] == ["2", "永修县", "1", "1", "8", "15", "1", "", "1"]


@pytest.mark.parametrize("row", [*ENERGY, *TITLES], ids=lambda row: "-".join(row[:2]))
def test_every_row_of_annex_2_stands_verbatim_on_the_citys_paper(row: Row, out: Path) -> None:
    words = [word for word in row if word]
    printed = [line.split() for line in _lines(out / "附件2" / "附件2-市本级.pdf")]
    assert any(line[: len(words)] == words for line in printed), words


@pytest.mark.parametrize(("sheet", "rows"), [("附件2（一）", ENERGY), ("附件2（二）", TITLES)])
def test_every_row_of_annex_2_stands_verbatim_in_the_citys_workbook(
    sheet: str, rows: list[Row], out: Path
) -> None:
    book = load_workbook(out / "附件2" / "附件2-市本级.xlsx")
    written = [
        ["" if cell is None else f"{cell}" for cell in row[: len(rows[0])]]
        for row in book[sheet].iter_rows(values_only=True)
    ]
    start = written.index(rows[0])
    assert written[start : start + len(rows)] == rows


def test_the_countys_annex_2_carries_its_own_rows(out: Path) -> None:
    text = _text(out / "附件2" / "附件2-湖口县.pdf")
    for part in ("湖口县588.11-11.5-6-4.5-4", "5湖口县18161", "湖口县工业和信息化局"):
        assert part in text
    assert "彭泽县" not in text
    assert "名单收录至第六批，覆盖不全" in text


def test_the_actual_count_comes_from_the_published_list(out: Path) -> None:
    sheet = load_workbook(out / "附件2" / "附件2-市本级.xlsx")["企业和园区明细"]
    holders = {row[-1] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert "江西铜业铅锌金属有限公司" in holders
    assert "九江经济技术开发区" in holders


def test_the_approved_notice(out: Path) -> None:
    (path,) = (out / "文书").glob("告知书-湖样字*.pdf")
    text = _text(path)
    for part in (
        "湖样字〔2026〕1号",
        "湖口样例一厂有限公司：",
        "市级核定金额：500,000.00元（50.00万元）",
        "大写：人民币伍拾万元整",
        "5.00%",
    ):
        assert part in text
    assert "测算稿" not in text


def test_the_drafts_reach_every_band_and_promise_nothing(out: Path) -> None:
    text = _text(out / "文书" / "告知书-测算稿-全部.pdf")
    for words in ("人民币伍拾万元整", "人民币柒拾万元整", "人民币壹佰万元整", "人民币壹拾万元整"):
        assert words in text
    assert text.count("奖补资金兑现告知书") == 9
    assert text.count("测算稿，非兑现依据") >= 9


def test_a_certificate_and_a_statement(out: Path) -> None:
    (certificate,) = (out / "文书").glob("*-证书.pdf")
    (statement,) = (out / "文书").glob("*-情况证明.pdf")
    assert "样例批〔2026〕2号" in _text(certificate)
    assert "湖口样例八厂有限公司" in _text(statement)
    assert "不是荣誉证书" in _text(statement)


def test_a_picture_of_every_screen(out: Path) -> None:
    names = {path.name for path in (out / "画面").glob("*.png")}
    for screen in ("企业", "奖补", "附件2", "文书", "导入", "设置", "首次启动"):
        assert any(screen in name for name in names), screen
    assert min(path.stat().st_size for path in (out / "画面").glob("*.png")) > 5_000


def test_the_registers_can_be_opened_afterwards(out: Path, say: Say) -> None:
    answer = say("--data", out / "登记簿" / "湖口县", "check", "--json")
    assert answer.code == 0
    assert answer.json["records"]["award"] == 1


def test_it_touches_no_register_of_somebody_else(tmp_path: Path, say: Say) -> None:
    register = tmp_path / "登记簿"
    assert say("--data", register, "init", "--county", "彭泽县").code == 0
    before = (register / "register.db").read_bytes()
    answer = say("demo", "--out", tmp_path)
    assert answer.code == 1
    assert "演示不会动它" in answer.err
    assert (register / "register.db").read_bytes() == before


def test_a_place_that_is_a_file(tmp_path: Path, say: Say) -> None:
    file = tmp_path / "文件"
    file.write_text("x", encoding="utf-8")
    answer = say("demo", "--out", file, "--json")
    assert answer.code == 1
    assert json.loads(answer.out)["error"].startswith("不能建立文件夹")
