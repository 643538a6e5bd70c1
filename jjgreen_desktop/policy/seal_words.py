"""说明.txt of a sealed file: what it is, what was computed, how to verify it, what it does not prove.

The words belong to the file's format: they are compared when a file is verified, so that nobody can
make the page say another figure than the trace. Changing them asks for a new format.
"""

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result
from jjgreen_desktop.policy.seal_file import SealedPack

HEAD = """测算封存文件

对象：{name}
测算日期：{on}
政策包：{pack}（{id}，版本 {version}）
政策包校验值：{hash}
事实校验值：{facts}
"""
FOOT = """
怎样核验
用“九江绿色制造奖补”程序打开“政策”页的“封存核验”，选这个文件；或者运行 jjgreen-desktop verify 文件名。
程序用文件里的事实、口径裁定和政策包重新测算，说明与封存的结果相等，或指出第一处不同。

文件里有什么
seal.json　清单：测算日期、政策包和各部分的校验值（SHA-256）
facts.json　测算时登记的全部事实，前身企业的也在内
rulings.json　当时有效的口径裁定及其依据文件
trace.json　测算结果：每一项的每一步、所用事实、规定及其原句
pack　当时的政策包：文件原文、参数、裁定事项和算例
金额以“分”为单位。

它证明什么，不证明什么
核验相等，说明结果确由文件里的事实和政策包算出。它不能证明这份文件由谁制作，也不能证明事实属实；
请把封存校验值与封存单位登记簿里记的核对。
"""


def readme(name: str, pack: SealedPack, result: Result) -> bytes:
    """The page as bytes that every editor on Windows reads as Chinese."""
    head = HEAD.format(
        name=name,
        on=result.on,
        pack=pack.name,
        id=pack.id,
        version=pack.version,
        hash=pack.hash,
        facts=result.facts_hash,
    )
    text = "\n".join((head, *map(_line, result.lines), *_none(result), _total(result), FOOT))
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def _line(line: Assessment) -> str:
    figure = f"　{money.wan(line.ceiling_fen)} 万元" if line.ceiling_fen else ""
    clause = CLAUSES.get(line.clause, line.clause)
    head = f"{line.outcome.label}　{clause}　{line.record_title}{figure}"
    return f"{head}\n　　{line.reason}"


def _none(result: Result) -> tuple[str, ...]:
    return () if result.lines else ("没有可测算的项目。",)


def _total(result: Result) -> str:
    count = sum(line.outcome is Outcome.ELIGIBLE for line in result.lines)
    return f"\n可得 {count} 项，政策上限合计 {money.wan(result.total_fen())} 万元。"
