from tests.jjgreen_desktop.commands.conftest import Say


def test_the_library_is_searched(say: Say) -> None:
    found = say("limits", "GB", "16780", "熟料", "煤耗", "--json").json["limits"]
    assert [row["product"] for row in found] == ["熟料单位产品综合煤耗"]
    assert (found[0]["best"], found[0]["unit"], found[0]["confidence"]) == (
        "94",
        "kgce/t",
        "verified",
    )
    assert "（待核）　100/—/117 kgce/t　待核" in say("limits", "3011").out
    assert say("limits", "没有这种产品").out == "没有找到，请换一个词再查。\n"
