"""The way of a PDF to a CUPS queue: the file itself goes to `lp`, so letters stay vectors.

Every call may wait for the print service: run these on the worker, never on the UI thread.
"""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from jjgreen_desktop.domain.problem import Problem

SECONDS = 30  # a print service that has not answered by then is taken for absent
ELSEWHERE = "也可以先“存为 PDF”，用U盘拿到能打印的电脑上打印。"
RANGES = re.compile(r"\d+(-\d+)?(,\d+(-\d+)?)*")


@dataclass(frozen=True, slots=True)
class Printers:
    """The queues of this PC and the one used when nothing else is said ("" if none is set)."""

    names: tuple[str, ...]
    default: str


@dataclass(frozen=True, slots=True)
class Order:
    """What the clerk asked for. `pages` like "1-3,5"; "" is all of them."""

    queue: str
    copies: int = 1
    pages: str = ""
    both_sides: bool = False


def printers() -> Printers:
    """The queues staff can choose from. Raises Problem when there is no print service or no queue."""
    names = tuple(_answer(["lpstat", "-e"]).split())
    if not names:
        raise _none()
    said = _answer(["lpstat", "-d"]).rpartition(":")[2].strip()
    return Printers(names, said if said in names else names[0])


def _none() -> Problem:
    if "not running" in _answer(["lpstat", "-r"]):
        return Problem("打印服务没有运行。", f"请启动打印服务（CUPS）后再试。{ELSEWHERE}")
    return Problem("这台电脑还没有安装打印机。", f"请先在系统设置里添加打印机。{ELSEWHERE}")


def typed_pages(text: str, count: int) -> str:
    """The page range as `lp` reads it, of a paper of `count` pages.

    Raises Problem when it cannot be read or names a page that is not there.
    """
    plain = text.translate(str.maketrans("０１２３４５６７８９－—–、，；;", "0123456789---,,,,"))
    plain = plain.replace(" ", "").strip(",")
    if plain and not RANGES.fullmatch(plain):
        raise Problem(f"页码“{text}”看不懂。", "请写成 1-3,5 这样；全部打印就空着。")
    for part in filter(None, plain.split(",")):
        first, _, last = part.partition("-")
        if not 1 <= int(first) <= int(last or first) <= count:
            raise Problem(f"没有第 {part} 页，这份文书共 {count} 页。", "请改正页码后再打印。")
    return plain


def sheets(pages: str, count: int) -> int:
    """How many pages a checked range names."""
    if not pages:
        return count
    spans = (part.partition("-") for part in pages.split(","))
    return len({n for a, _, b in spans for n in range(int(a), int(b or a) + 1)})


def send(pdf: bytes, order: Order, title: str) -> str:
    """Hand the paper to the queue and say where it went.

    Raises Problem when the queue refuses it, is not there, or does not answer.
    """
    _answer(command(order, title), pdf)
    if reason := _stopped(order.queue):
        return f"“{title}”已排队，但打印机“{order.queue}”停着（{reason}），请检查打印机后让它继续。"
    return f"已把“{title}”送到打印机“{order.queue}”，{order.copies} 份。"


def command(order: Order, title: str) -> list[str]:
    """The argument list of `lp`; the paper comes by standard input."""
    sides = "two-sided-long-edge" if order.both_sides else "one-sided"
    words = ["lp", "-d", order.queue, "-n", str(order.copies), "-t", title]
    # the margins of GB/T 9704 hold only when the page is not scaled
    words += ["-o", "media=A4", "-o", "print-scaling=none", "-o", f"sides={sides}"]
    return [*words, "-P", order.pages] if order.pages else words


def _stopped(queue: str) -> str:
    """Why the queue holds its papers back; "" when it does not."""
    said = _answer(["lpstat", "-p", queue])
    if " disabled since " not in said.partition("\n")[0]:
        return ""
    return said.partition("\n")[2].strip() or "已暂停"


def _answer(words: Sequence[str], paper: bytes = b"") -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # its words are read below
    try:
        done = (
            subprocess.run(  # an argument list, no shell: a queue's or paper's name is only a name
                words,
                input=paper,
                capture_output=True,
                timeout=SECONDS,
                env=environment,
                check=False,
            )
        )
    except FileNotFoundError:
        raise Problem(
            "这台电脑没有安装打印服务（CUPS）。", f"请联系管理员安装 cups。{ELSEWHERE}"
        ) from None
    except subprocess.TimeoutExpired:
        raise Problem("打印服务没有回应。", f"请重新启动打印服务后再试。{ELSEWHERE}") from None
    if done.returncode:
        raise _refused(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8", "replace").strip()


def _refused(said: str) -> Problem:
    """The words of `lp` or `lpstat` as a sentence with the next step."""
    if "not accepting" in said:
        return Problem(
            "这台打印机现在不接收新任务。", f"请换一台打印机，或请管理员恢复它。{ELSEWHERE}"
        )
    if "does not exist" in said or "Unknown destination" in said or "Invalid destination" in said:
        return Problem("没有找到这台打印机。", f"请重新选择打印机。{ELSEWHERE}")
    return Problem(f"打印没有成功，打印服务的说明是：{said}。", ELSEWHERE)
