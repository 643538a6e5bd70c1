"""A pack from a file: what is refused, with file, key and reason; and what is taken."""

import pytest

from jjgreen_desktop.operations.pack_candidate import read
from jjgreen_desktop.policy.loading import digest
from jjgreen_desktop.policy.pack_file import packed
from jjgreen_desktop.policy.tables import PackFault
from tests.jjgreen_desktop.operations.pack_samples import (
    KEPT,
    NEXT,
    SECOND_BAND,
    VERSION,
    Replaced,
    few_cases,
    files_with,
)

CASE = "cases/7-solid-waste.toml"
BAND = 'over = "3"\nup_to = "5"'

SPOILT: list[tuple[str, Replaced, str, str, str]] = [
    (
        "a misspelt key",
        ("parameters.toml", "sentence =", "sentense ="),
        "parameters.toml",
        "parameter[1].sentense",
        "没有这个键，可能写错了",
    ),
    (
        "a value of the wrong type",
        ("pack.toml", 'version = "2025.1"', "version = 2026"),
        "pack.toml",
        "version",
        "应是文字",
    ),
    (
        "bands that overlap",
        ("parameters.toml", BAND, 'over = "3"\nup_to = "6"'),
        "parameters.toml",
        "band 3.up_to",
        "与下一档（5% 起）重叠",
    ),
    (
        "a gap between bands",
        ("parameters.toml", BAND, 'over = "3"\nup_to = "4"'),
        "parameters.toml",
        "band 3.up_to",
        "与下一档（5% 起）之间有空档",
    ),
    (
        "a ruling without its default",
        ("rulings.toml", 'default = "undecided"\n', ""),
        "rulings.toml",
        "ruling[1].default",
        "缺少这个键",
    ),
    (
        "a default that is not the first choice",
        ("rulings.toml", 'default = "undecided"', 'default = "in"'),
        "rulings.toml",
        "band-3.default",
        "默认应是第一个选项",
    ),
    (
        "a choice nobody knows",
        ("rulings.toml", 'key = "in", ', 'key = "perhaps", '),
        "rulings.toml",
        "band-3.choices",
        "程序不认识选项“perhaps”",
    ),
    (
        "no id",
        ("pack.toml", 'id = "jiujiang-2025"\n', ""),
        "pack.toml",
        "id",
        "缺少这个键",
    ),
    (
        "a county left out",
        ("counties.toml", "energy_order = 1\n", "energy_order = 99\n"),
        "counties.toml",
        "energy_order",
        "次序应从 1 起逐一排列，不重不漏",
    ),
    (
        "a figure of Annex 2 that was not published",
        ("annex2.toml", 'energy = "588.11"', 'energy = "688.11"'),
        "annex2.toml",
        "energy 湖口县",
        "与附件2 原文不一致",
    ),
    (
        "a number of 5,000 digits",
        ("parameters.toml", 'value = "5000"', f"value = {'9' * 5000}"),
        "parameters.toml",
        "全文",
        "有长得不正常的数字或套得太深的括号",
    ),
    (
        "a number of 5,000 digits as text",
        ("parameters.toml", 'value = "5000"', f'value = "{"9" * 5000}"'),
        "parameters.toml",
        "parameter[1].value",
        "数字超过 18 位",
    ),
    (
        "a key of 2,000 parts, which a reader of TOML takes hours over when there are many",
        ("parameters.toml", 'value = "5000"', f"{'a.' * 2000}a = 1"),
        "parameters.toml",
        "行",
        "这一行长得不正常",
    ),
    (
        "brackets 5,000 deep",
        ("parameters.toml", 'value = "5000"', f"value = {'[' * 5000}"),
        "parameters.toml",
        "全文",
        "有长得不正常的数字或套得太深的括号",
    ),
    (
        "a case that does not come out",
        (CASE, "total_yuan = 0", "total_yuan = 10000"),
        CASE,
        "",
        "算例不符，合计应为 10000 元，实为 0 元",
    ),
    (
        "a case that says something unknown",
        (CASE, "total_yuan = 0", "totals_yuan = 0"),
        CASE,
        "",
        "算例不符，“totals_yuan”：没有这个键，可能写错了",
    ),
    (
        "a file of cases without cases",
        (CASE, "[[case]]", "[[example]]"),
        CASE,
        "example",
        "没有这个键，算例文件里只有 [[case]]",
    ),
]


def _refused(files: dict[str, bytes]) -> PackFault:
    with pytest.raises(PackFault) as refused:
        read("新政策包.zip", packed(files))
    return refused.value


@pytest.mark.parametrize(
    ("replaced", "file", "key", "reason"),
    [pytest.param(*rest, id=about) for about, *rest in SPOILT],
)
def test_a_wrong_pack_is_refused_with_file_key_and_reason(
    replaced: Replaced, file: str, key: str, reason: str
) -> None:
    fault = _refused(few_cases(files_with(replaced)))
    assert fault.file == file
    assert key in fault.key and fault.key
    assert reason in fault.reason
    assert fault.what == f"{file} 中的“{fault.key}”：{fault.reason}。"
    assert fault.fix == "没有启用，现在的政策包照旧使用；请把这句话转告发放单位，换一份再载入。"


def test_a_missing_file_is_named() -> None:
    files = files_with()
    del files["tasks.toml"]
    assert _refused(files).what == "tasks.toml 中的“tasks.toml”：政策包里没有这个文件。"


@pytest.mark.parametrize("name", ["pack.toml", "text/measures.txt", CASE])
def test_a_file_that_is_not_utf_8_is_named(name: str) -> None:
    files = files_with() | {name: "名称".encode("gbk")}
    fault = _refused(files)
    assert (fault.file, fault.key, fault.reason) == (name, "第 1 字节", "不是 UTF-8 文字")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("parametres.toml", "不该有这个文件"),
        ("说明.docx", "不该有这个文件"),
        ("cases/备注.txt", "算例文件名应以 .toml 结尾"),
    ],
)
def test_nothing_travels_in_a_pack_that_nobody_reads(name: str, reason: str) -> None:
    fault = _refused(files_with() | {name: b""})
    assert fault.file == name and reason in fault.reason


def test_a_pack_without_cases_is_refused() -> None:
    files = {name: data for name, data in files_with().items() if not name.startswith("cases/")}
    assert _refused(files).reason == "政策包没有带算例，不能证明它算得对"


def test_a_changed_number_is_caught_by_the_cases() -> None:
    fault = _refused(files_with(VERSION, SECOND_BAND))
    assert (fault.file, fault.key) == ("cases/2-1-retrofit.toml", "提升 5.01%，进第二档 70 万元")
    assert "金额应为 700000 元，实为 750000 元" in fault.reason


def test_a_whole_pack_is_read_with_every_case_tried() -> None:
    heard: list[tuple[int, int]] = []
    files = few_cases(files_with(VERSION, SECOND_BAND))
    found = read("新政策包.zip", packed(files), lambda done, of: heard.append((done, of)))
    assert (found.pack.version, found.pack.hash) == (NEXT, digest(files))
    assert found.files == files
    assert {case.file for case in found.cases} == set(KEPT)
    count = len(found.cases)
    assert heard == [(done, count) for done in range(1, count + 1)]


def test_the_same_pack_has_the_same_hash_however_it_was_zipped() -> None:
    files = few_cases(files_with())
    inside = {f"政策包/{name}": data for name, data in files.items()}
    assert read("a.zip", packed(inside)).pack.hash == read("b.zip", packed(files)).pack.hash
