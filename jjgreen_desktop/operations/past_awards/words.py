"""The words of old ledgers and what they are understood as: the one table from 事项 to clause, title and grade.

To teach the program a word: add it to CLAUSE_WORDS (or ELSEWHERE, when such money is none of the
measures'). What several entries claim is asked, never guessed.
"""

import re
from dataclasses import dataclass

from jjgreen_desktop.domain.award import CLAUSES, OutsideAward
from jjgreen_desktop.domain.equipment import GRADES
from jjgreen_desktop.domain.title import LEVELS, TITLE_KINDS
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.published import KIND_WORDS, NO_TITLE, batch_number

TITLES = "3"
ELSEWHERE_KEY = "outside"
# Which clause a word of a ledger speaks of, beside the titles of clause 三.
CLAUSE_WORDS: tuple[tuple[str, str], ...] = (
    ("1", r"节能诊断|低碳诊断|能源诊断|诊断(服务|补助|补贴|费)"),
    ("2.1", r"改造|技改|节能验收|余热|余压"),
    ("2.2", r"绿色贷|贴息|贷款利息|利息补贴"),
    ("4", r"试点"),
    ("5.1", r"公共服务平台"),
    ("5.2", r"能源管理(系统|中心|平台)|能耗在线|能管系统"),
    ("5.3", r"合同能源管理|EMC"),
    ("6.1", r"装备.{0,8}(评选|评级|评定)|(特|一|二|三)等装备"),
    ("6.2", r"推荐目录|入选.{0,12}目录|列入.{0,12}目录"),
    ("8", r"一事一议"),
)
# What the words of one clause only describe when another clause is named beside it.
DESCRIBED_BY = {
    "2.1": frozenset(("1", "2.2", "4", "5.1", "5.2", "5.3", "8")),
    "2.2": frozenset(("5.3",)),
    "4": frozenset(("8",)),
}
# Money of other programmes, though the word may stand beside one of ours.
ELSEWHERE = re.compile(
    r"(中央|国家|省级?)[^,，;；]{0,8}专项|中央预算内|设备更新|以旧换新|首台[（(]?套|专精特新|高新技术|研发|科技|"
    r"污染防治|稳岗|超长期|债券|财政部"
)
NATIONAL, PROVINCIAL = re.compile(r"国家级?|全国"), re.compile(r"省级?(?!专项)|江西")
LOWER = re.compile(r"(市|县|区)级")
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
INSTALMENT = re.compile(r"首期|尾款|余款|分期|进度款|首批|剩余|第[一二三四五六七八九十\d]+[期笔]")
RECOVERY = re.compile(r"追回|收回|退回|退还|追缴|缴回|清退")
# What a note says of money that was not paid, or did not stay paid.
DENIAL = re.compile(
    rf"{RECOVERY.pattern}|扣回|(未|没有?)(实际|足额|全额)?(拨|兑|付|支|发放|下发|到账|打款|下达|领|收到)|"
    r"待(拨|兑|付|支付|发放)|放弃|暂[缓停不未]|缓[拨兑发付]|取消|撤销|作废|不予|停[拨发兑]"
)
# Each clause of several small payments by nature: 贴息 is paid year by year.
YEARLY = frozenset(("2.2", "5.3"))
# What the service provider receives for the firm it worked for.
BY_PROVIDER = frozenset(("1", "5.3"))


@dataclass(frozen=True, slots=True)
class Matter:
    """What a payment was for: a clause, for titles with kind and level; without clause money from elsewhere.

    `key` is how a choice names it: "2.1", "3:green_factory:national", "outside".
    """

    clause: str
    kind: str = ""
    level: str = ""

    @property
    def key(self) -> str:
        """How a choice names it."""
        return ":".join(filter(None, (self.clause or ELSEWHERE_KEY, self.kind, self.level)))

    @property
    def label(self) -> str:
        """In the words of staff."""
        if not self.clause:
            return f"不是本措施的资金，登记为{OutsideAward.label}"
        if self.clause == TITLES:
            return f"{CLAUSES[TITLES]}：{LEVELS[self.level]}{TITLE_KINDS[self.kind]}"
        return CLAUSES[self.clause]


@dataclass(frozen=True, slots=True)
class Understood:
    """What the words of a row say: the matters they may mean, and particulars of the record meant."""

    matters: tuple[Matter, ...]
    batch: int = 0
    year: int | None = None
    grade: str = ""
    instalment: bool = False
    recovery: bool = False

    @property
    def matter(self) -> Matter | None:
        """The one matter meant; None when it is none or several."""
        return self.matters[0] if len(self.matters) == 1 else None


def matters() -> tuple[Matter, ...]:
    """Every matter a payment can be chosen to be for, in the order of the measures; elsewhere last."""
    titles = [Matter(TITLES, kind, level) for kind in TITLE_KINDS for level in LEVELS]
    rest = {clause: Matter(clause) for clause in CLAUSES if clause not in (TITLES, "7")}
    return (
        *(rest[clause] for clause in rest if clause < TITLES),
        *titles,
        *(rest[clause] for clause in rest if clause > TITLES),
        Matter(""),
    )


def matter_of(key: str) -> Matter | None:
    """The matter a choice names, None when there is none of this key."""
    return next((each for each in matters() if each.key == key), None)


def understood(text: str, source: str = "") -> Understood:
    """What the words of a row (事项, 项目, 称号; `source`: 资金来源) mean."""
    words = plain(text)
    return Understood(
        matters=_matters(words, plain(source)),
        batch=batch_number(words),
        year=next((int(found) for found in YEAR.findall(words)), None),
        grade=next((key for key, label in GRADES.items() if label in words), ""),
        instalment=bool(INSTALMENT.search(words)),
        recovery=bool(RECOVERY.search(words)),
    )


def _matters(words: str, source: str) -> tuple[Matter, ...]:
    """A source that is none of ours decides by itself; in the words it is one claim of several.

    So is a title of city or county level, which the measures do not know.
    """
    if ELSEWHERE.search(source):
        return (Matter(""),)
    titles, rest = _titles(words)
    clauses = [clause for clause, pattern in CLAUSE_WORDS if re.search(pattern, rest)]
    clauses = [one for one in clauses if not DESCRIBED_BY.get(one, frozenset()) & set(clauses)]
    below = bool(titles and LOWER.search(words) and not _level(words))
    elsewhere = [Matter("")] if below or ELSEWHERE.search(words) else []
    return (*titles, *map(Matter, clauses), *elsewhere)


def _titles(words: str) -> tuple[list[Matter], str]:
    """The titles the words name (of both levels when none is told), and the words without them."""
    kinds: list[str] = []
    rest = words
    for word in sorted(KIND_WORDS, key=len, reverse=True):
        if plain(word) in rest:
            rest = rest.replace(plain(word), "")
            if KIND_WORDS[word] != NO_TITLE:
                kinds.append(KIND_WORDS[word])
    levels = [_level(words)] if _level(words) else list(LEVELS)
    found = [Matter(TITLES, kind, level) for kind in dict.fromkeys(kinds) for level in levels]
    return found, rest


def _level(words: str) -> str:
    """国家级 or 省级, "" when the words name neither or both."""
    national, provincial = bool(NATIONAL.search(words)), bool(PROVINCIAL.search(words))
    if national == provincial:
        return ""
    return "national" if national else "provincial"
