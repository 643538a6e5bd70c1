import re

import pytest

from jjgreen_desktop.policy.loading import PackFault, digest, load_pack

Files = dict[str, bytes]


def spoilt(files: Files, name: str, old: str, new: str) -> Files:
    """The pack's files with one text in one of them replaced once."""
    text = files[name].decode()
    assert old in text
    return files | {name: text.replace(old, new, 1).encode()}


SPOILT = [
    ("pack.toml", "valid_to =", "valid_too =", "valid_too", "没有这个键"),
    ("pack.toml", 'version = "2025.1"\n', "", "version", "缺少这个键"),
    ("pack.toml", "valid_from = 2025-06-30", "valid_from = 2028-01-01", "valid_to", "早于"),
    ("pack.toml", "valid_from = 2025-06-30", 'valid_from = "2025-06-30"', "valid_from", "应是日期"),
    ("pack.toml", 'edge_points = "0.05"', "edge_points = 0.05", "margins.edge_points", "浮点数"),
    ("pack.toml", "text/annex2.txt", "text/annex3.txt", "text/annex3.txt", "没有这个文件"),
    ("pack.toml", 'annex2 = "text/annex2.txt"', "", "texts.annex2", "缺少这个键"),
    ("pack.toml", "施行，有效期至", "实行，有效期至", "window_sentence", "原文中没有"),
    ("clauses.toml", 'id = "5.3"', 'id = "5.4"', "5.4", "没有这一条"),
    ("clauses.toml", 'id = "5.3"', 'id = "5.2"', "clause", "“5.2”重复"),
    ("clauses.toml", "七、支持工业企业", "七、支持企业", "7", "以“七、支持企业"),
    ("parameters.toml", 'unit = "tce"', 'unit = "吨"', "1.energy_min.unit", "单位“吨”不对"),
    ("parameters.toml", 'value = "5000"', 'value = "5千"', "parameter[1].value", "不是数字"),
    ("parameters.toml", "年耗标煤5000吨", "年耗标煤3000吨", "1.energy_min.sentence", "原文中没有"),
    ("parameters.toml", 'up_to = "5"', 'up_to = "4"', "band 3.up_to", "有空档"),
    ("parameters.toml", 'up_to = "5"', 'up_to = "6"', "band 3.up_to", "重叠"),
    ("parameters.toml", 'up_to = "5"\n', "", "band 3.up_to", "重叠"),
    ("parameters.toml", 'over = "8"', 'over = "8"\nup_to = "9"', "band 8.up_to", "不能有上界"),
    ("parameters.toml", 'ruling = "band-3"', 'ruling = "band-2"', "band 3.ruling", "没有裁定"),
    ("rulings.toml", 'default = "undecided"\n', "", "ruling[1].default", "缺少这个键"),
    ("rulings.toml", 'default = "undecided"', 'default = "open"', "band-3.default", "不在选项中"),
    ("rulings.toml", 'default = "undecided"', 'default = "in"', "band-3.default", "第一个选项"),
    ("rulings.toml", 'id = "band-5"', 'id = "band-3"', "ruling", "“band-3”重复"),
    ("rulings.toml", 'clauses = ["2.1"]', 'clauses = ["2.9"]', "band-3.clauses", "没有条款“2.9”"),
    ("parameters.toml", 'key = "1.ndrc"', 'key = "1.drc"', "1.ndrc", "缺少这个参数"),
    (
        "parameters.toml",
        'value = "1"\nunit = "万元"\n',
        "",
        "1.ceiling",
        "缺少这个参数（单位“万元”）",
    ),
    ("rulings.toml", 'id = "fee-cap"', 'id = "fee-limit"', "fee-cap", "缺少这项裁定"),
    ("rulings.toml", 'key = "in", ', 'key = "inside", ', "band-3.choices", "不认识选项“inside”"),
    (
        "rulings.toml",
        'key = "out", label = "不属',
        'key = "no", label = "不属',
        "open-list.matters",
        "“no”",
    ),
    (
        "rulings.toml",
        'id = "open-list"',
        'id = "open-lists"',
        "open-lists.matters",
        "程序不认识选项“in”",
    ),
    ("counties.toml", "energy_order = 1", "energy_order = 2", "energy_order", "不重不漏"),
    ("counties.toml", 'name = "庐山区"', 'name = "庐山市"', "alias", "“庐山市”重复"),
    ("annex2.toml", 'unit = "湖口县"', 'unit = "湖口市"', "energy.row", "没有“湖口市”"),
    ("annex2.toml", 'energy = "588.11"', 'energy = "588.1"', "energy 湖口县", "与附件2 原文不一致"),
    ("annex2.toml", 'targets = ["-5", ', "targets = [", "energy 全市.targets", "个数与年份不符"),
    ("annex2.toml", '"2", "3", "1"]', '"2", "3", ""]', "titles 九江经开区", "与附件2 原文不一致"),
    (
        "annex2.toml",
        'kinds = ["green_park"]',
        'kinds = ["park"]',
        "park_national",
        "没有这样的称号",
    ),
    ("tasks.toml", '"市住建局", ', "", "1.units", "责任单位与原文不一致"),
    ("tasks.toml", "严格技改项目能耗管理", "严格项目能耗管理", "2", "没有“严格项目能耗管理”"),
    ("tasks.toml", '"琥珀新材料"', '"样例新材料"', "5.named", "没有点到“样例新材料”"),
    ("targets.toml", "下降13%", "下降15%", "intensity.sentence", "原文中没有"),
]


@pytest.mark.parametrize(("name", "old", "new", "key", "reason"), SPOILT)
def test_a_wrong_pack_is_refused_by_file_and_key(
    files: Files, name: str, old: str, new: str, key: str, reason: str
) -> None:
    with pytest.raises(PackFault) as refused:
        load_pack(spoilt(files, name, old, new))
    assert re.fullmatch(rf"{re.escape(name)} 中的“.*{re.escape(key)}”：.+。", refused.value.what)
    assert reason in refused.value.what
    assert refused.value.fix.endswith("。")


def test_a_missing_file_is_named(files: Files) -> None:
    rest = {name: content for name, content in files.items() if name != "tasks.toml"}
    with pytest.raises(PackFault, match=r"tasks\.toml.*没有这个文件"):
        load_pack(rest)


@pytest.mark.parametrize(
    ("content", "reason"), [(b"id = ", "TOML"), ("名称".encode("gbk"), "UTF-8")]
)
def test_a_file_that_cannot_be_read_is_named(files: Files, content: bytes, reason: str) -> None:
    with pytest.raises(PackFault, match=rf"pack\.toml.*{reason}"):
        load_pack(files | {"pack.toml": content})


def test_the_hash_covers_names_and_bytes(files: Files) -> None:
    whole = digest(files)
    assert load_pack(files).hash == whole == digest(dict(reversed(files.items())))
    assert digest(files | {"more.toml": b""}) != whole
    assert digest(spoilt(files, "cases/general.toml", "#", "# ")) != whole
    assert digest({"a": b"bc"}) != digest({"ab": b"c"})


def test_the_cases_travel_with_the_pack(files: Files) -> None:
    assert sorted(load_pack(files).cases) == [n for n in sorted(files) if n.startswith("cases/")]
