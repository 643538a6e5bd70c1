"""demo: the whole main job without a screen, on the shipped real list and the made-up firms of 湖口县."""

import argparse
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import resources
from jjgreen_desktop.bootstrap import create_office
from jjgreen_desktop.commands import demo_papers
from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.demo_pictures import pictures
from jjgreen_desktop.commands.desk import make_folder
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.imports import plan_file
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.imports import apply
from jjgreen_desktop.operations.office import CITY, Office

DAY = date(2026, 6, 30)  # the demo's today: its papers are the same whenever it runs
COUNTY = "湖口县"
NATIONAL = "国家级绿色制造名单（江西 2017–2021）.xlsx"
BOOKS = {
    "enterprises": "企业.xlsx",
    "returns": "年度报表.xlsx",
    "diagnoses": "诊断.xlsx",
    "diagnosis_findings": "诊断措施.xlsx",
    "retrofits": "改造.xlsx",
    "titles": "称号.xlsx",
    "providers": "服务商.xlsx",
    "projects": "项目.xlsx",
}
SETTINGS = {"document_mark": "湖样字", "contact": "张样例", "phone": "0792-0000000"}
MARK = "演示用.txt"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `demo`."""
    parser.add_argument("--out", type=Path, required=True, metavar="文件夹")


def run(options: argparse.Namespace) -> Answer:
    """Do the job into a folder, anew each time. Raises Problem when the folder cannot be used."""
    out: Path = options.out
    books = _books(out)
    _clear(out / "登记簿")
    with _office(out, COUNTY) as office:
        for kind, name in BOOKS.items():
            apply(office, plan_file(office, kind, books / name))
        apply(office, plan_file(office, "titles", books / NATIONAL))
        told = demo_papers.county(office, out)
        demo_papers.keep(office, told)
    with _office(out, CITY) as office:
        apply(office, plan_file(office, "titles", books / NATIONAL))
        told += demo_papers.city(office, out)
    papers = {paper.path.relative_to(out).as_posix(): paper.what for paper in told}
    shown = pictures(out / "登记簿" / COUNTY, out / "画面", DAY)
    drawn = {path.relative_to(out).as_posix(): what for path, what in shown.items()}
    data = {"out": out, "on": DAY, "county": COUNTY, "files": papers | drawn}
    return Answer(data, _summary(out, papers, len(drawn)))


def _summary(out: Path, papers: dict[str, str], pictures_drawn: int) -> list[str]:
    return [
        f"演示完成（按 {DAY} 测算，样例企业均为虚构）。“{out}”里有：",
        *(f"  {path}　{what}" for path, what in papers.items()),
        f"  画面　各页面的图片 {pictures_drawn} 张",
        f"  导入　导入用的表格 {len(BOOKS) + 1} 份",
        f"  登记簿　{COUNTY}和{CITY}，打开窗口时用 --data 指到其中一个",
    ]


def _books(out: Path) -> Path:
    """The workbooks to import, as a clerk would have them on a stick."""
    folder = make_folder(out / "导入")
    write_whole(folder / NATIONAL, resources.read("samples", NATIONAL))
    for name in BOOKS.values():
        write_whole(folder / name, resources.read("samples", "湖口样例", name))
    return folder


def _clear(folder: Path) -> None:
    """Remove the registers an earlier demo left; never one that somebody else put there."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise Problem(f"“{folder}”里已有别的内容，演示不会动它。", "请给演示换一个空文件夹。")
    shutil.rmtree(folder, ignore_errors=True)
    make_folder(folder)
    write_whole(folder / MARK, "这里的登记簿由演示生成，再次演示时会重新建立。\n".encode())


@contextmanager
def _office(out: Path, county: str) -> Iterator[Office]:
    office = replace(create_office(out / "登记簿" / county, county, "演示"), today=lambda: DAY)
    try:
        with office.store.transaction("填写演示用的设置") as writing:
            for key, value in SETTINGS.items():
                writing.set_setting(key, value)
        yield office
    finally:
        office.store.close()
