"""export on the command line: the whole register or a part, JSON, and what is not understood."""

from pathlib import Path

from jjgreen_desktop.exchange.reader import read_workbook
from tests.jjgreen_desktop.commands.conftest import Say


def names(path: Path) -> list[str]:
    return [sheet.name for sheet in read_workbook(path).sheets]


def test_what_is_exported_is_known_to_the_import(county: Path, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    told = say("--data", county, "export", "--out", path, "--json").json
    assert told["file"] == str(path)
    assert (told["odd"], told["contacts"], told["remarks"]) == (0, False, [])
    assert names(path) == ["说明", *(sheet["name"] for sheet in told["sheets"])]
    assert told["rows"] == sum(sheet["rows"] for sheet in told["sheets"]) > 10
    for sheet in told["sheets"]:
        again = say("--data", county, "import", sheet["kind"], path, "--json").json
        assert (again["same"], again["read"]) == (sheet["rows"], sheet["rows"])


def test_a_register_moves_to_another(county: Path, empty: Path, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    words = ("--with-contacts", "--json")
    told = say("--data", county, "export", "--out", path, *words).json
    for sheet in told["sheets"]:
        assert say("--data", empty, "import", sheet["kind"], path).code == 0
    again = say("--data", empty, "export", "--out", tmp_path / "再.xlsx", *words).json
    assert again["sheets"] == told["sheets"]
    first, second = (read_workbook(one).sheets[1:] for one in (path, tmp_path / "再.xlsx"))
    assert first == second


def test_some_kinds_of_some_firms(county: Path, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    words = ("--data", county, "export", "--out", path, "--json")
    told = say(*words, "--kinds", "titles,企业", "--where", "has:title").json
    assert [sheet["kind"] for sheet in told["sheets"]] == ["enterprises", "titles"]
    assert told["extent"].endswith("（有称号）及名下的登记")
    one = say(*words, "--subject", "湖口样例二厂有限公司").json
    assert one["sheets"][0] == {"kind": "enterprises", "name": "企业", "rows": 1, "odd": 0}
    said = say(*words[:-1], "--subject", "湖口样例二厂有限公司")
    assert "企业 1 行，各行都认得出，无变化。" in said.out
    assert "只含所选的范围" in said.out


def test_what_cannot_be_exported_is_said(
    county: Path, empty: Path, say: Say, tmp_path: Path
) -> None:
    path = tmp_path / "登记簿.xlsx"
    words = ("--data", county, "export", "--out", path)
    assert say(*words, "--kinds", "奖补").code == 2
    both = say(*words, "--subject", "湖口样例二厂有限公司", "--where", "county=湖口县")
    assert (both.code, both.err.startswith("--subject 不能和")) == (2, True)
    assert say("--data", county, "export", "--out", tmp_path / "登记簿.txt").code == 2
    assert say(*words, "--view", "没有的").code == 1
    nothing = say("--data", empty, "export", "--out", path, "--json")
    assert (nothing.code, nothing.json["what"]) == (1, "这个范围里还没有登记的内容，没有导出。")
    assert not path.exists()
