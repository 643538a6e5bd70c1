"""The argument parser, speaking Chinese; a usage error is one sentence and exit code 2.

What is wrong by the words alone (an option, a kind, a field, a clause, a choice, a county, a year, an amount,
an ending of a file that is none) is a usage error, 2. What the register or a file says no to (no such firm, record or
write, a fact that is refused) is a Problem, 1.
"""

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from jjgreen_desktop.domain.problem import Unknown

# What argparse says (all supported Python versions), and what staff read.
SENTENCES = (
    (r"the following arguments are required: (.+)", "还缺少：{0}。"),
    (r"unrecognized arguments: (.+)", "看不懂“{0}”。"),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{0}没有“{1}”这一项，可选：{2}。",
    ),
    (r"argument (.+?): invalid .+ value: '(.*)'", "{0}不能写“{1}”。"),
    (r"argument (.+?): expected one argument", "{0}后面要写一个值。"),
    (r"argument (.+?): expected at least one argument", "{0}后面至少要写一个值。"),
    (r"argument (.+?): not allowed with argument (.+)", "{0}和{1}不能一起用。"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0}后面不写值。"),
    (r"one of the arguments (.+) is required", "须从中写一项：{0}。"),
    (r"ambiguous option: (.+?) could match (.+)", "“{0}”不明确，可能是：{1}。"),
    (r"argument (.+?): (.+)", "{0}：{1}"),
)


class UsageError(Exception):
    """The words typed are no command of this program; the message is a Chinese sentence."""


@contextmanager
def understood() -> Iterator[None]:
    """Operations say Unknown of a word that means nothing: on the command line that is a UsageError."""
    try:
        yield
    except Unknown as error:
        raise UsageError(str(error)) from error


def at_least_one(text: str) -> int:
    """A number of rows as argparse reads it."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"“{text}”不是条数，至少写 1，如 20。")
    return int(text)


class Layout(argparse.HelpFormatter):
    """Help with Chinese headings."""

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        """As argparse does, but headed 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse with Chinese help and errors raised as UsageError instead of exiting."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", Layout)
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self._optionals.title = "选项"
        self._positionals.title = "参数"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message in Chinese."""
        raise UsageError(f"{in_chinese(message)}用法见 {self.prog} --help。")


def in_chinese(message: str) -> str:
    """argparse's sentence in Chinese."""
    for pattern, sentence in SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            words = (each.replace("'", "").replace(", ", "、") for each in found.groups())
            return sentence.format(*words)
    return message
