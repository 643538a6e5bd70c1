"""Reads the command line, runs one sub-command, prints its answer; with none, opens the window.

To add a sub-command: a module here with `arguments(parser)` and `run(options) -> Answer`, and its
line in COMMANDS. Only the module asked for is imported, so that the window starts quickly.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jjgreen_desktop import __version__
from jjgreen_desktop.bootstrap import default_folder
from jjgreen_desktop.commands.parser import Parser, UsageError
from jjgreen_desktop.domain.problem import Problem

if TYPE_CHECKING:  # start-up: the window prints nothing
    from jjgreen_desktop.commands.answer import Answer

PROGRAM = "jjgreen-desktop"
REFUSED, USAGE, INTERRUPTED = 1, 2, 130
HELP = {"-h", "--help"}


class Command(NamedTuple):
    """Where a sub-command lives and what it does."""

    module: str
    help: str


COMMANDS = {
    "demo": Command("demo", "用随附的真实名单和样例企业，把主要工作做一遍"),
    "init": Command("init", "新建一个县（市、区）或市本级的登记簿"),
    "template": Command("template", "生成空白的导入模板"),
    "import": Command("import_", "从表格导入"),
    "export": Command("export", "导出登记簿：一种登记一张工作表，可照原样再导入"),
    "find": Command("find", "查找：名称、代码、联系人、项目、文号、编号、拼音首字母"),
    "past-awards": Command("past_awards", "以前兑现：列出从旧台账登记的，存为表格，移除一笔"),
    "assess": Command("assess", "测算奖补"),
    "totals": Command("totals", "合计：按县（市、区）、条款和结论各多少项、多少元"),
    "overview": Command("overview", "一家企业或园区的全部条款：可得、差什么、不适用"),
    "dossier": Command("dossier", "一企一档：一家企业或园区的全部登记、奖补和条款"),
    "near": Command("near", "差一步：谁离奖补最近，下一步做什么"),
    "what-if": Command("what_if", "试算：换一个口径裁定或政策包，谁增谁减，不改动数据"),
    "rulings": Command("rulings", "列出口径裁定事项，各选项的影响"),
    "rule": Command("rule", "登记或撤下口径裁定"),
    "approve": Command("approve", "登记市级核定金额"),
    "budget": Command("budget", "登记或查看年度资金"),
    "plan": Command("plan", "择优兑现计划：按年度资金排序"),
    "plan-mark": Command("plan_mark", "在计划中标记必保或不列入"),
    "same-projects": Command("same_projects", "列出或答复疑似同一项目"),
    "providers": Command("providers", "服务商：列出登记的，或一家的诊断、合同和可得多少"),
    "projects": Command("projects", "项目：一家企业登记的，哪些记录写明它、就高取哪一项"),
    "bulk-edit": Command("bulk_edit", "批量修改：多家企业或多条记录的同一项，先看对奖补的影响"),
    "list": Command("list_", "列出企业、园区或服务商：按条件筛选、排序，可存为表格"),
    "duplicates": Command("duplicates", "列出疑似重复登记的企业，答复不是同一家"),
    "merge": Command("merge", "合并重复登记的企业，先看对奖补的影响"),
    "unmerge": Command("unmerge", "拆分合并过的企业"),
    "history": Command("history", "操作记录：一家企业、一条记录或全部，何时、谁、改前改后"),
    "attach": Command("attach", "附件：把扫描件、照片、文档附在企业或一条记录上"),
    "attachments": Command("attachments", "列出附件"),
    "attachment-save": Command("attachment_save", "把一份附件存成文件"),
    "attachment-remove": Command("attachment_remove", "删除一份附件，可撤销"),
    "note": Command("note", "记事：在企业或一条记录上记一笔"),
    "notes": Command("notes", "列出记事"),
    "parts": Command("parts", "一条记录名下的：诊断措施、发票、状态变更、分品种能耗，和合计"),
    "remove": Command("remove", "删除一条记录，连同名下的措施、发票、附件等，可撤销"),
    "undo": Command("undo", "撤销上一笔或指定的一笔操作"),
    "redo": Command("redo", "重做撤销了的操作"),
    "print": Command("print_", "生成告知书、证书等文书"),
    "annex2": Command("annex2", "生成附件2（一）（二）"),
    "energy": Command("energy", "一种能源折成标准煤，写出算式"),
    "limits": Command("limits", "查能效标杆水平和能耗限额标准"),
    "cases": Command("cases", "用算例核对测算"),
    "pack": Command("pack", "列出、核对、启用和停用政策包"),
    "seal": Command("seal", "封存一家企业或园区的测算"),
    "seals": Command("seals", "列出封存的测算，导出其中一份"),
    "changes": Command("changes", "与封存时相比，哪些结果变了、为什么"),
    "verify": Command("verify", "重算一份测算封存文件，说明相符或哪里不符"),
    "findings": Command("findings", "问题清单：列出、打印、存为表格，写核实说明"),
    "check": Command("check", "检查登记簿和政策包"),
}


def run(words: Sequence[str]) -> int:
    """Do what the words ask; 0 done, 1 refused, 2 not understood."""
    _speak_utf8()
    try:
        return _run(list(words))
    except UsageError as error:
        return _refuse(words, {"error": str(error)}, str(error), USAGE)
    except Problem as problem:
        from jjgreen_desktop.commands.answer import problem_object, problem_text

        return _refuse(words, problem_object(problem), problem_text(problem), REFUSED)
    except KeyboardInterrupt:
        sys.stderr.write("已中断。\n")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output (head, less) has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED


def _run(words: list[str]) -> int:
    options = _plain(words) or _parser(words).parse_args(words)
    if options.command is None:
        from jjgreen_desktop.commands.window import run as open_window

        return open_window(options)
    answer = options.run(options)
    sys.stdout.write(answer.as_json() if options.json else "\n".join(answer.lines))
    sys.stdout.write("\n")
    sys.stdout.flush()
    return 0 if answer.ok else REFUSED


def _plain(words: list[str]) -> argparse.Namespace | None:
    """The window on a folder, as staff start it, read without the parser: that loads its translations."""
    match words:
        case []:
            return argparse.Namespace(command=None, data=default_folder())
        case ["--data", folder] if folder:
            return argparse.Namespace(command=None, data=Path(folder))
    return None


def _asked(words: list[str]) -> str | None:
    """The first word that is neither an option nor the folder of --data."""
    rest = iter(words)
    for word in rest:
        if word == "--data":
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return None


def _parser(words: list[str]) -> Parser:
    """The parser of these words: for the window, which is to start quickly, without the sub-commands."""
    parser = Parser(prog=PROGRAM, description="九江绿色制造奖补。不写子命令时打开窗口。")
    parser.add_argument("--version", action="version", version=__version__, help="显示版本")
    _common(parser, default_folder())
    asked = _asked(words)
    if asked is None and not HELP.intersection(words):
        parser.set_defaults(command=None)
    else:
        _add_commands(parser, asked)
    return parser


def _add_commands(parser: Parser, asked: str | None) -> None:
    """All sub-commands; only the one asked for gets its arguments."""
    rooms = parser.add_subparsers(dest="command", title="子命令", metavar="子命令")
    for name, command in COMMANDS.items():
        room = rooms.add_parser(name, help=command.help, description=f"{command.help}。")
        _common(room, argparse.SUPPRESS)
        room.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
        if name == asked:
            _equip(room, command)


def _common(parser: Parser, folder: Any) -> None:
    parser.add_argument(
        "--data", type=Path, metavar="文件夹", default=folder, help="登记簿所在的文件夹"
    )


def _equip(parser: Parser, command: Command) -> None:
    module: Any = import_module(f"jjgreen_desktop.commands.{command.module}")
    module.arguments(parser)
    work: Callable[[argparse.Namespace], Answer] = module.run
    parser.set_defaults(run=work)


def _refuse(words: Sequence[str], found: dict[str, Any], sentence: str, code: int) -> int:
    if "--json" in words:
        from jjgreen_desktop.commands.answer import to_json

        sys.stdout.write(to_json(found) + "\n")
    else:
        sys.stderr.write(sentence + "\n")
    return code


def _speak_utf8() -> None:
    """Chinese also where the system's own encoding has none."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
