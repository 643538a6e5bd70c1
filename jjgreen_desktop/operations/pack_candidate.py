"""A policy pack from a file, before it is in use: unpacked, checked, and every worked example it carries put to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jjgreen_desktop.policy.cases import CaseResult, cases_in, name_of, run_case
from jjgreen_desktop.policy.loading import CASES, TABLES, TEXTS, load_pack
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pack_file import unpacked
from jjgreen_desktop.policy.tables import PackFault, fault

Told = Callable[[int, int], object]  # (done, of); whoever wants to stop raises
# Where a figure or a name beyond all measure ends that no check foresaw: the file's fault, not ours.
BEYOND_MEASURE = (ArithmeticError, LookupError, ValueError, RecursionError)
SUFFIX = ".toml"
FORWARD = "没有启用，现在的政策包照旧使用；请把这句话转告发放单位，换一份再载入。"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pack that holds together and whose examples all come out as written.

    `files` are its files by path, `file_name` that of the file it came in.
    """

    file_name: str
    files: Mapping[str, bytes]
    pack: Pack
    cases: tuple[CaseResult, ...]


def read(name: str, content: bytes, told: Told = lambda _done, _of: None) -> Candidate:
    """The pack in the bytes of the file `name`, every worked example tried; `told` hears how far it is.

    Raises PackFault naming file, key and reason for anything that is wrong with it, an example that
    does not come out as written included.
    """
    files, pack = unpack(name, content)
    cases = []
    for case in try_cases(pack, told):
        if not case.ok:
            reason = f"算例不符，{case.why.removesuffix('。')}"
            raise PackFault(case.file, case.name, reason, FORWARD)
        cases.append(case)
    return Candidate(name, files, pack, tuple(cases))


def unpack(name: str, content: bytes) -> tuple[dict[str, bytes], Pack]:
    """The files of a pack and the pack itself, its examples not yet tried. Raises PackFault."""
    try:
        files = unpacked(content, name)
        pack = load_pack(files)
        _require_known(files)
        _require_cases(pack)
    except PackFault as wrong:
        raise PackFault(wrong.file, wrong.key, wrong.reason, FORWARD) from wrong
    except BEYOND_MEASURE as error:
        raise PackFault(name, "全文", "有程序不能理解的内容", FORWARD) from error
    return files, pack


def try_cases(pack: Pack, told: Told = lambda _done, _of: None) -> Iterator[CaseResult]:
    """Every worked example of the pack, in its order, put to it. Raises PackFault when one cannot be read."""
    written = [
        (file, number, raw)
        for file, text in pack.cases.items()
        for number, raw in enumerate(cases_in(file, text), 1)
    ]
    for done, (file, number, raw) in enumerate(written, 1):
        yield _tried(pack, file, number, raw)
        told(done, len(written))


def _tried(pack: Pack, file: str, number: int, raw: Mapping[str, Any]) -> CaseResult:
    try:
        return run_case(pack, file, number, raw)
    except BEYOND_MEASURE:
        return CaseResult(file, name_of(number, raw), False, why="有程序不能计算的内容。")


def _require_cases(pack: Pack) -> None:
    """A pack proves what it says by examples. Raises PackFault when there is none or one cannot be read."""
    if not pack.cases:
        raise fault("cases/", "[[case]]", "政策包没有带算例，不能证明它算得对")
    for file, text in pack.cases.items():
        cases_in(file, text)


def _require_known(files: Mapping[str, bytes]) -> None:
    """Nothing travels in a pack that nobody reads. Raises PackFault."""
    for path in files:
        if not (path in TABLES or path.startswith((TEXTS, CASES))):
            raise fault(path, path, "政策包里不该有这个文件，文件名可能写错了")
        if path.startswith(CASES) and not path.endswith(SUFFIX):
            raise fault(path, path, "算例文件名应以 .toml 结尾")
