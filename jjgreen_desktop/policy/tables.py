"""Strict reading of the pack's tables: TOML into frozen models, every fault naming file and key in Chinese."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from jjgreen_desktop.domain.problem import Problem

M = TypeVar("M", bound="Table")
MOST_DIGITS = 18
MOST_IN_LINE, MOST_DOTS = 10_000, 100  # the shipped pack has 330 and 3


class PackFault(Problem):
    """A policy pack or worked example that cannot be used; `what` names file, key and reason."""

    def __init__(self, file: str, key: str, reason: str, fix: str) -> None:
        super().__init__(f"{file} 中的“{key}”：{reason}。", fix)
        self.file = file
        self.key = key
        self.reason = reason


class Table(BaseModel):
    """One table of a pack: frozen, strict, and without room for misspelt keys."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def fault(file: str, key: str, reason: str) -> PackFault:
    """The refusal of one key of one file."""
    return PackFault(file, key, reason, "请改正这个文件再试；随程序来的文件请换回原样。")


def read(file: str, content: bytes) -> dict[str, Any]:
    """The tables of one TOML file, arrays as tuples. Raises PackFault."""
    text = decoded(file, content)
    _require_plain(file, text)
    try:
        return {key: _frozen(value) for key, value in tomllib.loads(text).items()}
    except tomllib.TOMLDecodeError as error:
        raise fault(file, _place_of(error), "从这里起不是完好的 TOML") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; 5,000 open brackets
        raise fault(file, "全文", "有长得不正常的数字或套得太深的括号") from error


def _require_plain(file: str, text: str) -> None:
    """No line that would keep the reader busy for hours: its time grows with the square of a.a.a.a…"""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > MOST_IN_LINE or line.count(".") > MOST_DOTS:
            raise fault(file, f"第 {number} 行", "这一行长得不正常")


def decoded(file: str, content: bytes) -> str:
    """The text of one file. Raises PackFault when it is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise fault(file, f"第 {error.start + 1} 字节", "不是 UTF-8 文字") from error


def _place_of(error: tomllib.TOMLDecodeError) -> str:
    """Line and column; the library's own words are English."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f"第 {found[1]} 行第 {found[2]} 列" if found else "全文"


def validate(model: type[M], raw: Mapping[str, Any], file: str) -> M:
    """`raw` as a model. Raises PackFault naming the first wrong key."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = first_of(error)
        raise fault(file, key_of(first), reason_of(first)) from error


def first_of(error: ValidationError) -> ErrorDetails:
    """The error to tell: a misspelt key before the key it leaves missing."""
    found = error.errors()
    return next((entry for entry in found if entry["type"] == "extra_forbidden"), found[0])


def key_of(error: ErrorDetails) -> str:
    """Where a value stands, as staff count: clause[2].deciding."""
    key = ""
    for part in error["loc"]:
        key += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return key.removeprefix(".") or "全表"


def reason_of(error: ErrorDetails) -> str:
    """What is wrong with a value, in Chinese."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    return _REASONS.get(error["type"], f"值“{error['input']}”不合要求")


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value


def exact(value: object) -> object:
    """An integer or a decimal written as text; a float would already have lost the printed digits."""
    if isinstance(value, float):
        raise ValueError('不能用浮点数，请写成带引号的文字，如 "5.00"')
    if isinstance(value, int) and not isinstance(value, bool):
        return _within_measure(Decimal(value))
    if isinstance(value, str):
        return _decimal(value)
    return value


def _decimal(text: str) -> Decimal:
    plain = text.removeprefix("-").replace(".", "", 1)
    if not (plain.isascii() and plain.isdigit()) or text.endswith("."):
        raise ValueError(f"“{text}”不是数字")
    return _within_measure(Decimal(text))


def _within_measure(value: Decimal) -> Decimal:
    """What is computed from longer numbers would no longer be exact."""
    if len(value.as_tuple().digits) > MOST_DIGITS:
        raise ValueError(f"数字超过 {MOST_DIGITS} 位")
    return value


Exact = Annotated[Decimal, BeforeValidator(exact)]

_REASONS = {
    "extra_forbidden": "没有这个键，可能写错了",
    "missing": "缺少这个键",
    "string_type": "应是文字",
    "int_type": "应是整数",
    "bool_type": "应是 true 或 false",
    "date_type": "应是日期，如 2025-06-30，不加引号",
    "tuple_type": "应是用方括号括起的一列",
    "dict_type": "应是一张表",
    "model_type": "应是一张表",
    "is_instance_of": "应是数字",
    "decimal_type": "应是数字",
}
