"""Builds `initials.txt`, the pinyin initial of every character, from pypinyin (MIT): `python resources/pinyin/build.py`.

One line per letter: the letter, a blank, and the characters whose usual reading starts with it.
A line that starts with "+" gives a further reading of characters that stand in names of firms and places.
To add a second reading: put the character under its letter in SECOND and run this again.
"""

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).with_name("initials.txt")
MISSING = {"𠮷": "jí"}  # stands in names; the source has no reading of it
SECOND = {
    "b": "堡蚌泌曝薄番便屏埔泊",
    "c": "长朝重曾单传畜匙澄乘处参藏盛晟幢伺冲涌查车尺",
    "d": "大石翟敦弹调度都单提沌峒得",
    "e": "阿",
    "f": "佛",
    "g": "贾盖句涡莞合",
    "h": "行会巷吓虾镐还和红华",
    "j": "车角降将卷圈系校解济贾给见强茄祭价",
    "k": "会卡壳咯",
    "l": "乐六绿率露勒",
    "m": "万秘",
    "n": "粘娜",
    "o": "区",
    "p": "番铺朴堡曝泊埔便屏炮",
    "q": "铅奇茜纤覃圈强茄仇卡契壳",
    "s": "单石折厦宿省术似食莘率沈熟杉属识数",
    "t": "调覃拓弹峒提汤台",
    "w": "尉万蔓莞涡",
    "x": "行厦系校降解畜省巷洗宿歙莘纤吓虾茜见",
    "y": "乐铅尉区轧艾咽车",
    "z": "长朝重曾传翟炸轧扎折查粘祭藏幢属术识种殖钻作",
}


def usual_initial(readings: str) -> str:
    """The first letter, without its tone mark, of the first of the comma-separated readings."""
    return unicodedata.normalize("NFD", readings.split(",")[0].strip())[:1]


def lines() -> list[str]:
    """The table, sorted, so that two builds give the same bytes."""
    first: dict[str, list[str]] = defaultdict(list)
    usual: dict[str, str] = {}
    read = pinyin_dict | {ord(character): reading for character, reading in MISSING.items()}
    for code in sorted(read):
        letter = usual_initial(read[code])
        if "a" <= letter <= "z":
            usual[chr(code)] = letter
            first[letter].append(chr(code))
    further = {
        letter: "".join(sorted({c for c in characters if usual[c] != letter}))
        for letter, characters in SECOND.items()
    }
    return [f"{letter} {''.join(first[letter])}" for letter in sorted(first)] + [
        f"+{letter} {characters}" for letter, characters in sorted(further.items()) if characters
    ]


if __name__ == "__main__":
    TABLE.write_text("\n".join(lines()) + "\n", encoding="utf-8", newline="\n")
