"""check: a whole register with its findings, a damaged one, and the pack's own cases."""

from datetime import date
from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.equipment import Listing
from jjgreen_desktop.domain.policy_work import PackLoaded, Seal
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import SEALED, Say


def test_a_whole_register(county: Path, say: Say) -> None:
    answer = say("--data", county, "check", "--json")
    assert answer.code == 0
    assert answer.json["faults"] == []
    assert answer.json["records"]["enterprise"] == 8
    assert answer.json["records"]["retrofit"] == 8
    assert answer.json["cases"]["failed"] == 0


def test_findings_name_their_record(empty: Path, say: Say, tmp_path: Path) -> None:
    from tests.jjgreen_desktop.commands.test_import import _changed

    say("--data", empty, "import", "enterprises", _changed(tmp_path, ("B2", None)))
    found = say("--data", empty, "check", "--json").json["findings"]
    assert [(each["title"], each["grade"]) for each in found] == [
        ("湖口样例一厂有限公司", "准强制性")
    ]
    assert "登记簿完好，8 条记录。" in say("--data", empty, "check").out


def test_damage_is_found(county: Path, say: Say) -> None:
    path = county / "register.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    answer = say("--data", county, "check")
    assert answer.code == 1
    assert "Traceback" not in answer.out + answer.err
    assert "损坏" in answer.out + answer.err


def test_a_pack_whose_content_is_gone_is_found(empty: Path, say: Say) -> None:
    office = open_office(empty)
    gone = PackLoaded(
        pack="jiujiang-2025",
        name="样例政策包",
        version="9.9",
        hash="0" * 64,
        content="0" * 64,
        from_on=date(2026, 1, 1),
    )
    save(office, gone)
    office.store.close()
    answer = say("--data", empty, "check", "--json")
    assert (answer.code, answer.json["faults"]) == (1, [])
    assert answer.json["pack_faults"] == [
        "政策包“样例政策包”（版本 9.9）的内容不完整。请从原来的文件重新载入，或先停用它。"
    ]
    assert say("--data", empty, "pack").code == 1
    loaded = say("--data", empty, "pack", "--json").json["packs"][1]["id"]
    assert say("--data", empty, "pack", "--retire", loaded).code == 0
    assert say("--data", empty, "check").code == 0


def test_a_seal_with_a_part_that_is_gone_is_found(county: Path, say: Say) -> None:
    assert say("--data", county, "seal", "--subject", SEALED, "--note", "留存").code == 0
    assert say("--data", county, "check", "--json").json["seal_faults"] == []
    office = open_office(county)
    (made,) = office.store.find(Seal)
    save(office, made.model_copy(update={"content": "0" * 64}))
    office.store.close()
    answer = say("--data", county, "check", "--json")
    assert answer.code == 1
    (fault,) = answer.json["seal_faults"]
    assert fault.startswith(f"封存 {made.id}（留存）：登记簿里的这份封存不完整：")


def test_a_finding_names_the_firm_and_the_record(county: Path, say: Say) -> None:
    with desk(county) as office:
        firm = office.store.find(Enterprise)[0]
        save(office, Listing(enterprise=firm.id, product="样例电机", catalogue="样例目录"))
    (first, *_) = say("--data", county, "check", "--json").json["findings"]
    assert (first["holder"], first["matter"]) == (firm.name, "推荐目录产品 样例电机")
    told = f"】{firm.name}　推荐目录产品 样例电机　{first['where']}：{first['what']}"
    assert told in say("--data", county, "check").out
