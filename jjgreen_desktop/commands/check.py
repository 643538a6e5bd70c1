"""check: is the store whole, what do the checks say of every record, and does the pack hold what it must."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.findings import place, told
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.operations.attachments import damaged as damaged_papers
from jjgreen_desktop.operations.county_findings import listed
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.pack_candidate import try_cases
from jjgreen_desktop.operations.packs import in_use
from jjgreen_desktop.operations.seals import damaged
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.self_check import differences


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing more may follow `check`."""


def run(options: argparse.Namespace) -> Answer:
    """Check all; damage, also of a pack, a seal or an attachment, or a failed case is not ok, findings of records are only told."""
    with desk(options.data) as office:
        faults = office.store.faults()
        counts = {model.noun: office.store.count(model) for model in MODELS}
        packs = [entry.fault for entry in in_use(office) if entry.fault] if not faults else []
        seals = damaged(office) if not faults else []
        papers = damaged_papers(office) if not faults else []
        findings = _findings(office) if not faults + packs else []
        cases = _cases(None if packs else office.pack)
        differ = differences(office.pack) if not packs else []
    data: dict[str, Any] = {
        "faults": faults,
        "records": counts,
        "findings": findings,
        "cases": cases,
    }
    lines = [*_store_lines(faults, sum(counts.values())), *packs, *seals, *papers]
    lines += _finding_lines(findings) if not packs else []
    lines += [_case_line(cases), *(f"政策自查：{each.text}" for each in differ)]
    ok = not faults + packs + seals + papers and not cases["failed"]
    data |= {
        "pack_faults": packs,
        "seal_faults": seals,
        "attachment_faults": papers,
        "self_check": differ,
    }
    return Answer(data, lines, ok=ok)


def _findings(office: Office) -> list[dict[str, Any]]:
    return [
        {**told(one.asked), **place(one), "matter": one.matter}
        for model in MODELS
        for record in office.store.find(model)
        for one in listed(office, record)
    ]


def _cases(pack: Pack | None) -> dict[str, int]:
    """How many cases hold; none are tried of a pack whose content is damaged."""
    results = list(try_cases(pack)) if pack else []
    passed = sum(each.ok for each in results)
    return {"passed": passed, "failed": len(results) - passed}


def _store_lines(faults: list[str], count: int) -> list[str]:
    if not faults:
        return [f"登记簿完好，{count} 条记录。"]
    return ["登记簿已损坏，请停止使用，把整个文件夹另存一份后用备份恢复。", *faults]


def _finding_lines(findings: list[dict[str, Any]]) -> list[str]:
    lines = [
        f"【{each['grade']}】{_whose(each)}　{each['where']}：{each['what']}"
        + (f"说明：{each['reason']}" if each["reason"] else each["fix"])
        for each in findings
    ]
    return lines or ["逐条检查没有发现问题。"]


def _whose(each: dict[str, Any]) -> str:
    return "　".join(filter(None, (each["holder"], each["matter"])))


def _case_line(cases: dict[str, int]) -> str:
    return f"政策包算例：相符 {cases['passed']} 个，不符 {cases['failed']} 个。"
