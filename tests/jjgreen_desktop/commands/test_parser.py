"""Usage errors are Chinese sentences that name what was typed and where to read on."""

import pytest

from jjgreen_desktop.commands.line import run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["火星"], "子命令没有“火星”这一项，可选：demo、init、"),
        (["init"], "还缺少：--county。"),
        (["init", "--county"], "--county后面要写一个值。"),
        (["init", "--county", "湖口县", "--bogus"], "看不懂“--bogus”。"),
        (["assess", "--year", "明年"], "--year不能写“明年”。"),
        (["template", "enterprises"], "还缺少：--out。"),
        (["template", "火星", "--out", "x.xlsx"], "种类没有“火星”这一项，可选：enterprises、"),
        (["import", "titles"], "还缺少：文件。"),
        (["init", "--count", "湖口县"], "还缺少：--county。"),
    ],
)
def test_a_usage_error_is_a_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(said)
    assert shown.err.endswith("--help。\n")


def test_help_has_no_english_headings(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["assess", "--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：jjgreen-desktop assess")
    for word in ("usage", "options", "positional", "show this"):
        assert word not in shown
