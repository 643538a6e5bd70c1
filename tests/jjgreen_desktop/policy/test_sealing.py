import json

from jjgreen_desktop import __version__
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.loading import digest
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.seal_file import open_seal
from jjgreen_desktop.policy.sealed_facts import subject_of
from jjgreen_desktop.policy.sealing import seal
from jjgreen_desktop.policy.verifying import inputs_of, trace_of
from tests.jjgreen_desktop.policy.forging import MADE, sample


def test_the_same_input_gives_the_same_bytes(pack: Pack, files: dict[str, bytes]) -> None:
    turned = dict(reversed(files.items()))
    assert seal(sample(pack), files).file() == seal(sample(pack), turned).file()
    assert seal(sample(pack), files).file() != seal(sample(pack, "7.8"), files).file()


def test_everything_the_result_rests_on_is_enclosed(pack: Pack, files: dict[str, bytes]) -> None:
    inputs = sample(pack)
    opened = open_seal(seal(inputs, files).file())
    assert opened.pack_files == files
    assert digest(opened.pack_files) == opened.manifest.pack.hash == pack.hash
    again = inputs_of(opened)
    assert again.subject == inputs.subject
    assert again.rulings == {"band-3": MADE}
    assert trace_of(opened) == inputs.assess()
    assert opened.manifest.program == __version__
    assert opened.manifest.subject.name == "湖口样例一厂有限公司"
    assert opened.manifest.facts_hash == inputs.assess().facts_hash


def test_an_auditor_reads_it_without_the_program(pack: Pack, files: dict[str, bytes]) -> None:
    sealed = seal(sample(pack), files)
    page = sealed.parts["说明.txt"].decode("utf-8-sig")
    assert "对象：湖口样例一厂有限公司\r\n测算日期：2026-09-30" in page
    assert "可得　二（1）、改造奖励　一号窑余热利用改造　70.00 万元" in page
    assert "可得 3 项，政策上限合计 175.00 万元。" in page
    assert "不能证明这份文件由谁制作" in page
    trace = json.loads(sealed.parts["trace.json"])
    line = next(line for line in trace["lines"] if line["clause"] == "2.1")
    assert (line["outcome"], line["ceiling_fen"]) == (Outcome.ELIGIBLE, 70_000_000)
    terms = [term for step in line["steps"] for term in step["parameters"]]
    band = next(term for term in terms if term["key"] == "2.1.band-5")
    assert band["since"] == "2025-06-30"
    assert "5%-8%（含）" in band["sentence"]


def test_predecessors_records_are_enclosed(pack: Pack, files: dict[str, bytes]) -> None:
    facts = json.loads(seal(sample(pack), files).parts["facts.json"])
    assert [loan["id"] for loan in facts["earlier_loans"]] == ["l0"]
    assert subject_of(facts).retrofits[0].id == "r1"


def test_rulings_on_other_firms_records_are_left_out(pack: Pack, files: dict[str, bytes]) -> None:
    inputs = sample(pack)
    mine, theirs = "open-list:t1", "open-list:x9"
    chosen = {**inputs.rulings, mine: "in", theirs: "in"}
    more = type(inputs)(inputs.subject, pack, inputs.on, chosen)
    assert set(json.loads(seal(more, files).parts["rulings.json"])) == {"band-3", mine}
