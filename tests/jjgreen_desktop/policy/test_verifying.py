"""A sealed file is equal, or the first difference is named; nothing altered passes."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from jjgreen_desktop.domain.canonical import to_json
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.plain_zip import zipped
from jjgreen_desktop.policy.seal_file import MANIFEST
from jjgreen_desktop.policy.sealing import seal
from jjgreen_desktop.policy.verifying import Outcome, Verdict, verify
from tests.jjgreen_desktop.policy.forging import Parts, forged, in_json, repacked, sample

SHIPPED = "随程序来的政策包"
FLIPS, CUTS = 60, 20


@pytest.fixture(scope="module")
def file(pack: Pack, files: dict[str, bytes]) -> bytes:
    return seal(sample(pack), files).file()


@pytest.fixture
def look(pack: Pack) -> Callable[[bytes], Verdict]:
    return lambda content: verify(content, {pack.hash: SHIPPED})


Look = Callable[[bytes], Verdict]


def test_an_untouched_file_is_equal(file: bytes, look: Look) -> None:
    found = look(file)
    assert found.equal
    assert found.title == "✓ 核验相符"
    assert found.said == "用文件里的事实、口径裁定和政策包重新测算，3 项结果与封存的完全相同。"
    assert (found.total_fen, found.pack_words) == (175_000_000, SHIPPED)


def test_equal_under_a_pack_nobody_here_knows_is_said_and_is_not_equal(file: bytes) -> None:
    found = verify(file, {})
    assert (found.outcome, found.equal) == (Outcome.FOREIGN_PACK, False)
    assert "政策包不是随本程序来的，本机也没有载入过" in found.said
    assert found.fix


def test_no_flipped_bit_passes(file: bytes, look: Look) -> None:
    chance = random.Random(7)
    for _ in range(FLIPS):
        place = chance.randrange(len(file))
        spoiled = bytearray(file)
        spoiled[place] ^= 1 << chance.randrange(8)
        found = look(bytes(spoiled))
        assert found.outcome is Outcome.REFUSED, place
        assert found.said.endswith("。")
        assert found.fix


def test_no_truncated_file_passes(file: bytes, look: Look) -> None:
    chance = random.Random(8)
    for cut in [0, 1, len(file) - 1, *(chance.randrange(len(file)) for _ in range(CUTS))]:
        assert look(file[:cut]).outcome is Outcome.REFUSED, cut


def test_what_is_no_sealed_file_is_refused(look: Look, files: dict[str, bytes]) -> None:
    for content in (b"", b"PK", b"\xff" * 100, zipped(files), zipped({})):
        assert look(content).outcome is Outcome.REFUSED


def _more(parts: Parts) -> None:
    parts["pack/多.toml"] = b""


def _less(parts: Parts) -> None:
    del parts["pack/tasks.toml"]


def _other_readme(parts: Parts) -> None:
    parts["说明.txt"] = parts["说明.txt"].replace(b"70.00", b"90.00")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_more, "多出了清单没有的政策包文件（pack/多.toml）"),
        (_less, "缺少清单列出的政策包文件（pack/tasks.toml）"),
        (_other_readme, "说明（说明.txt）的内容与清单里的校验值不符"),
        (
            in_json("facts.json", lambda x: x["retrofits"][0].update(improvement_stated_pct="8.2")),
            "事实（facts.json）的内容与清单里的校验值不符",
        ),
    ],
)
def test_a_part_altered_is_named(
    file: bytes, look: Look, change: Callable[[Parts], None], words: str
) -> None:
    found = look(repacked(file, change))
    assert found.outcome is Outcome.REFUSED
    assert words in found.said


def _line(clause: str, **changes: object) -> Callable[[Any], None]:
    def change(trace: Any) -> None:
        next(line for line in trace["lines"] if line["clause"] == clause).update(changes)

    return change


RETROFIT = "“二（1）、改造奖励”的“一号窑余热利用改造”"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            in_json("facts.json", lambda x: x["retrofits"][0].update(improvement_stated_pct="4")),
            f"{RETROFIT}政策上限：封存 70.00 万元，重算 50.00 万元。",
        ),
        (
            in_json("facts.json", lambda x: x["retrofits"][0].update(filed_on=None)),
            f"{RETROFIT}结果：封存 “可得”，重算 “差什么”。",
        ),
        (
            in_json("facts.json", lambda x: x.pop("titles")),
            "“三、标杆称号奖励”的“湖口样例一厂有限公司”：封存 “可得” 20.00 万元，重算 没有这一项。",
        ),
        (
            in_json("facts.json", lambda x: x["retrofits"][0].update(note="添的")),
            "事实校验值与文件里的事实不符",
        ),
        (
            in_json("trace.json", _line("2.1", ceiling_fen=90_000_000)),
            f"{RETROFIT}政策上限：封存 90.00 万元，重算 70.00 万元。",
        ),
        (in_json("trace.json", _line("2.1", reason="另一种说法。")), f"{RETROFIT}理由："),
        (
            in_json("trace.json", lambda x: x["lines"].append(dict(x["lines"][0]))),
            "结果的项数：封存 4 项，重算 3 项。",
        ),
        (in_json("trace.json", lambda x: x["lines"].reverse()), "各项的次序"),
        (in_json("trace.json", lambda x: x.update(on="2026-09-29")), "测算日期：清单写 2026-09-30"),
        (in_json("trace.json", lambda x: x.update(facts_hash="0" * 64)), "结果里的事实校验值"),
        (
            in_json("trace.json", lambda x: x.update(hidden=1)),
            "测算结果（trace.json）里有多余的内容",
        ),
        (_other_readme, "说明（说明.txt）写的与封存的结果不符"),
    ],
)
def test_what_was_altered_with_its_hashes_fixed_is_named(
    file: bytes, look: Look, change: Callable[[Parts], None], words: str
) -> None:
    found = look(forged(file, change))
    assert found.outcome is Outcome.DIFFERS
    assert words in found.said
    assert found.manifest is not None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (in_json("facts.json", lambda x: x.update(spaceships=[])), "本程序不认识的内容"),
        (in_json("facts.json", lambda x: x.pop("enterprise")), "应有一家企业或一个园区"),
        (
            in_json("facts.json", lambda x: x["retrofits"][0].update(unit_energy_after="很多")),
            "事实（facts.json）里的改造项目有不合要求的值",
        ),
        (
            in_json("facts.json", lambda x: x["loans"][0].update(interest_paid_fen="85")),
            "里的绿色贷款有不合要求的值",
        ),
        (
            in_json("facts.json", lambda x: x["retrofits"][0].update(benchmark="1E+999999")),
            "位数太多的数",
        ),
        (
            in_json("facts.json", lambda x: x["retrofits"][0].update(filed_on="9999-12-31")),
            "不可能的日期",
        ),
        (in_json("rulings.json", lambda x: x.update(nonsense={"choice": "x"})), "不能重算"),
        (
            in_json("rulings.json", lambda x: x["band-3"].pop("document")),
            "口径裁定（rulings.json）",
        ),
        (in_json("rulings.json", lambda x: x["band-3"].update(more="x")), "多余的内容"),
        (in_json("trace.json", lambda x: x.pop("lines")), "测算结果（trace.json）读不出来"),
        (lambda parts: parts.update({"facts.json": b"[" * 99_999}), "事实（facts.json）读不出来"),
        (lambda parts: parts.update({"trace.json": b"{}"}), "测算结果（trace.json）读不出来"),
        (lambda parts: parts.update({"pack/pack.toml": b"id ="}), "政策包不能用"),
        (lambda parts: parts.update({"pack/pack.toml": b"a = " + b"[" * 9_999}), "政策包"),
        (lambda parts: parts.update({"pack/text/measures.txt": b"\xff"}), "政策包"),
    ],
)
def test_what_cannot_be_computed_with_is_refused_with_a_sentence(
    file: bytes, look: Look, change: Callable[[Parts], None], words: str
) -> None:
    found = look(forged(file, change))
    assert found.outcome is Outcome.REFUSED
    assert words in found.said


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda x: x["subject"].update(name="湖口样例九厂有限公司"),
            "对象名称：封存文件写“湖口样例九厂",
        ),
        (lambda x: x["subject"].update(noun="park"), "对象类别"),
        (lambda x: x["pack"].update(version="2099.1"), "政策包版本：封存文件写“2099.1”"),
        (lambda x: x["pack"].update(hash="0" * 64), "政策包校验值"),
        (lambda x: x.update(result_hash="0" * 64), "结果校验值"),
        (lambda x: x.update(facts_hash="0" * 64), "结果里的事实校验值"),
        (lambda x: x.update(on="2026-09-29"), "测算日期：清单写 2026-09-29"),
        (lambda x: x.update(on="1026-09-29"), "不可能"),
        (lambda x: x.update(format=9), "格式是第 9 版"),
        (lambda x: x.update(more=1), "清单（seal.json）"),
        (lambda x: x.update(program="某程序"), "清单（seal.json）"),
        (lambda x: x["parts"].pop("说明.txt"), "多出了清单没有的说明（说明.txt）"),
    ],
)
def test_a_manifest_altered_is_named(
    file: bytes, look: Look, change: Callable[[Any], object], words: str
) -> None:
    found = look(forged(file, lambda _parts: None, change))
    assert found.outcome in (Outcome.DIFFERS, Outcome.REFUSED)
    assert words in found.said


def test_a_seal_of_another_program_says_which(file: bytes, look: Look) -> None:
    found = look(forged(file, lambda _parts: None, lambda x: x.update(program="9.9")))
    assert found.equal
    assert "封存程序版本 9.9" in found.notes[0]


def test_a_forged_pack_consistent_in_itself_is_not_equal(
    pack: Pack, files: dict[str, bytes], look: Look
) -> None:
    """Bands doubled in the pack, everything computed with it: only the pack gives it away."""
    spoiled = {
        **files,
        "parameters.toml": files["parameters.toml"].replace(b'value = "20"', b'value = "50"'),
    }
    fake = load_pack(spoiled)
    known = sample(pack)
    found = look(seal(Inputs(known.subject, fake, known.on, known.rulings), spoiled).file())
    assert found.outcome is Outcome.FOREIGN_PACK
    assert found.title == "▲ 政策包不是本机认可的"


def test_another_pack_put_into_a_file_is_named(
    file: bytes, files: dict[str, bytes], look: Look
) -> None:
    cheaper = files["parameters.toml"].replace(b'value = "20"', b'value = "10"')
    found = look(forged(file, lambda parts: parts.update({"pack/parameters.toml": cheaper})))
    assert found.outcome is Outcome.DIFFERS
    assert "政策包校验值：封存文件写“" in found.said


def test_a_program_that_computes_otherwise_is_named(
    file: bytes, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jjgreen_desktop.policy.pack import Band

    monkeypatch.setattr(Band, "fen", property(lambda band: int(band.value) * 500_000))
    found = look(file)
    assert found.outcome is Outcome.DIFFERS
    assert found.said == f"{RETROFIT}政策上限：封存 70.00 万元，重算 35.00 万元。"


def test_wording_alone_is_told_apart_from_figures(file: bytes, look: Look) -> None:
    found = look(forged(file, in_json("trace.json", _line("3", reason="另一种说法。"))))
    assert "结果和金额都相同，只是说法不同" in found.said


def test_the_manifest_stands_as_the_program_writes_it(file: bytes, look: Look) -> None:
    def spaced(parts: Parts) -> None:
        parts[MANIFEST] = parts[MANIFEST] + b" "

    assert "不是程序写出的原样" in look(repacked(file, spaced)).said
    assert to_json({"b": 1, "a": "中"}) == '{\n "a": "中",\n "b": 1\n}\n'.encode()
