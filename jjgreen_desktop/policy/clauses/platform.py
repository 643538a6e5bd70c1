"""Clause 五(1): 公共服务平台, recognised, with engineers and plans enough; its operator is paid."""

from decimal import Decimal

from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import ParameterUsed
from jjgreen_desktop.policy.conditions import decided, own_enterprise, settled, stopped, yes
from jjgreen_desktop.policy.line import Line, Reading

SERVES = {
    True: "平台面向制造业提供绿色低碳技术服务、制定技术改造方案。",
    False: "平台不面向制造业服务，不在支持范围。",
    None: "尚不清楚平台是否面向制造业服务。",
}


def lines(reading: Reading) -> list[Line]:
    """One line for each platform the subject runs."""
    return [_line(reading, platform) for platform in reading.subject.platforms]


def _line(reading: Reading, platform: Platform) -> Line:
    line = Line(reading, "5.1", platform, own_enterprise(reading))
    settled(line, platform)
    decided(line, "recognised_on")
    stopped(line)
    _engineers(line, platform)
    yes(line, "serves_manufacturing", SERVES, [line.term("5.1.ceiling")])
    _plans(line, platform)
    _ceiling(line, platform)
    return line


def _engineers(line: Line, platform: Platform) -> None:
    least, number = _least(line, "5.1.engineers_min"), platform.senior_engineers
    holds = None if number is None else number >= least
    words = {
        True: f"有节能降碳高级工程师 {number} 人，达到 {least} 人（含）。",
        False: f"有节能降碳高级工程师 {number} 人，不足 {least} 人。",
        None: f"节能降碳高级工程师人数未填，须有 {least} 人（含）以上。",
    }
    fact, terms = (platform, "senior_engineers"), [line.term("5.1.engineers_min")]
    line.require(holds, words[holds], facts=[fact], terms=terms, needs=[fact])


def _plans(line: Line, platform: Platform) -> None:
    """Enough plans landed in the year; exactly the number is for the ruling `plans-20`."""
    least, number = _least(line, "5.1.plans_min"), platform.plans_landed
    exact = number == least
    if number is None:
        holds, said = None, f"年推动落地方案数未填，须有 {least} 个以上。"
    elif exact:
        holds = line.choice("plans-20") == "in"
        said = f"年推动落地方案恰为 {number} 个，按口径{'满足' if holds else '不满足'}“{least}个以上”。"
    else:
        holds = number > least
        said = f"年推动落地方案 {number} 个，{'达到' if holds else '不足'} {least} 个以上。"
    terms: list[ParameterUsed] = [line.term("5.1.plans_min")]
    terms += [line.ruling("plans-20")] if exact else []
    fact = (platform, "plans_landed")
    line.require(holds, said, facts=[fact], terms=terms, needs=[fact])
    if exact and holds:
        line.caution(f"年推动落地方案恰为 {least} 个，请对照落地证明核对。")


def _least(line: Line, key: str) -> Decimal:
    return line.reading.pack.parameter(key, line.deciding_on).value or Decimal(0)


def _ceiling(line: Line, platform: Platform) -> None:
    line.ceiling_fen = line.amount("5.1.ceiling")
    said = f"认定后最高 {explaining.wan(line.ceiling_fen)}。"
    line.note(said, facts=[(platform, "recognised_on")], terms=[line.term("5.1.ceiling")])
    subject = line.reading.subject
    others = [p for p in (*subject.platforms, *subject.earlier_platforms) if p is not platform]
    if others:
        line.caution(f"另登记有平台“{others[0].title()}”，请核对是不是同一平台重复享受。")
