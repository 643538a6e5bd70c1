"""What a field is called is said once, in the catalogue: no screen, paper or check types it again."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from jjgreen_desktop.domain.catalogue import field_of, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.register import MODELS

TOP = Path(__file__).parents[1]
FOLDERS = ("jjgreen_desktop", "ui", "db")
CATALOGUE = TOP / "jjgreen_desktop" / "domain"
LEAST = 4  # characters; shorter words, such as 年度 or 备注, are alike by chance
NAMED = (
    label
    for model in MODELS
    for label in (model.label, *(entry.label for entry in fields_of(model)))
)
LABELS = frozenset(label for label in NAMED if len(label) >= LEAST)
OLD_LEDGERS = (
    "patterns old ledgers are read by: what others wrote stays as it is, however we call it now"
)
LISTS_OF_OTHERS = "headings in the lists of others that stand for a field called otherwise"
EXCUSED = {
    ("jjgreen_desktop/operations/past_awards/words.py", "公共服务平台"): OLD_LEDGERS,
    ("jjgreen_desktop/operations/past_awards/words.py", "一事一议"): OLD_LEDGERS,
    ("jjgreen_desktop/operations/importing/kinds.py", "园区名称"): LISTS_OF_OTHERS,
    ("jjgreen_desktop/operations/importing/kinds.py", "依据文件"): LISTS_OF_OTHERS,
    ("jjgreen_desktop/operations/importing/kinds.py", "文件及文号"): LISTS_OF_OTHERS,
}


def _typed_again(source: str) -> list[tuple[int, str]]:
    """The literals of a module that are a label of the catalogue, each with its line."""
    return [
        (node.lineno, node.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and node.value in LABELS
    ]


def _modules() -> Iterator[Path]:
    for folder in FOLDERS:
        found = sorted((TOP / folder).rglob("*.py"))
        yield from (path for path in found if CATALOGUE not in path.parents)


def test_no_module_types_a_label_of_the_catalogue_again() -> None:
    found = [
        f"{name}:{line} {label}"
        for path in _modules()
        for name in [path.relative_to(TOP).as_posix()]
        for line, label in _typed_again(path.read_text(encoding="utf-8"))
        if (name, label) not in EXCUSED
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('HEADS = ("序号", "县（市、区）")', ["县（市、区）"]),
        ('Column("已兑现金额", lambda row: row.paid)', ["已兑现金额"]),
        ('f"{number}贷款本金{amount}"', ["贷款本金"]),
        ('title = "口径裁定"', ["口径裁定"]),
        ("HEADS = (\n    '序号',\n    '统一社会信用代码',\n)", ["统一社会信用代码"]),
        ('HEADS = ("年度", "备注", "县", labels.COUNTY)', []),
        ('"""县（市、区） in the words of a docstring."""  # 县（市、区）', []),
    ],
)
def test_a_label_typed_again_is_seen(source: str, found: list[str]) -> None:
    assert [label for _line, label in _typed_again(source)] == found


def test_all_modules_are_read() -> None:
    names = {path.relative_to(TOP).as_posix() for path in _modules()}
    assert names >= {name for name, _label in EXCUSED}
    assert "ui/awards/table.py" in names
    assert "jjgreen_desktop/domain/enterprise.py" not in names
    assert len(names) > 400


def test_what_is_one_thing_is_called_alike() -> None:
    assert {field_of(model, "county").label for model in (Enterprise, Park)} == {"县（市、区）"}
    assert all(label in LABELS for _name, label in EXCUSED)


SAID_ONCE = (
    "一个账户收两家的奖补资金",
    "由同一人代办",
    "可能一个按元、一个按万元填写",
    "奖补资金全部用于平台或项目建设",
)


@pytest.mark.parametrize("words", SAID_ONCE)
def test_a_sentence_is_typed_once(words: str) -> None:
    """Two copies drift apart: the same account was told in two ways."""
    found = [path for folder in FOLDERS for path in sorted((TOP / folder).rglob("*.py"))]
    assert sum(path.read_text(encoding="utf-8").count(words) for path in found) == 1
