"""统一社会信用代码 by GB 32100-2015: 18 characters, the last a check over the first 17."""

import re
import unicodedata
from operator import mul

from jjgreen_desktop.domain.visible import DASHES, one_line

CHARSET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
WEIGHTS = tuple(pow(3, i, 31) for i in range(LENGTH - 1))
SHAPE = re.compile(f"[{CHARSET}]{{{LENGTH}}}")
VALUES = bytes.maketrans(CHARSET.encode(), bytes(range(len(CHARSET))))
CONFUSED = {"O": "0", "I": "1", "Z": "2", "S": "5"}


def normalise(text: str) -> str:
    """Half-width, upper case, no blanks, hyphens or invisible characters; nothing is corrected."""
    if text.isascii() and text.isalnum():  # the usual case, at a tenth of the cost
        return text.upper()
    folded = unicodedata.normalize("NFKC", one_line(text)).upper()
    return "".join(c for c in folded if not c.isspace() and c not in DASHES)


def check_character(first17: str) -> str:
    """The 18th character. `first17` must be 17 characters of CHARSET."""
    total = sum(map(mul, first17.encode().translate(VALUES), WEIGHTS))
    return CHARSET[-total % 31]


def is_right(code: str) -> bool:
    """Whether a text is a right code as it stands."""
    return bool(SHAPE.fullmatch(code)) and check_character(code[:-1]) == code[-1]


def fault(text: str) -> str:
    """What is wrong with a code, as a sentence with the next step; "" when it is right."""
    code = normalise(text)
    if is_right(code):
        return ""
    if not SHAPE.fullmatch(code):
        return _misshapen(code)
    return "第 18 位校验码不符，代码中有抄错的字符，请对照营业执照逐位核对。"


def _misshapen(code: str) -> str:
    if strange := [c for c in code if c not in CHARSET]:
        return _strange(code, strange[0])
    missing = LENGTH - len(code)
    count = f"还差 {missing} 位" if missing > 0 else f"多了 {-missing} 位"
    return f"统一社会信用代码应为 18 位，现有 {len(code)} 位，{count}。"


def _strange(code: str, character: str) -> str:
    place = code.index(character) + 1
    hint = f"，可能是“{CONFUSED[character]}”" if character in CONFUSED else ""
    return (
        f"第 {place} 位“{character}”不是代码用字（不用 I、O、S、V、Z）{hint}，请对照营业执照核对。"
    )
