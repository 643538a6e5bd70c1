"""The published title lists (工信部、省工信厅): their words, their layout, and which rows are this store's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import PARK_KINDS, TITLE_KINDS
from jjgreen_desktop.operations.importing.drafts import Draft
from jjgreen_desktop.operations.importing.headers import Table, plain
from jjgreen_desktop.operations.importing.kinds import OWNER_CODE, OWNER_NAME
from jjgreen_desktop.operations.importing.matching import Holders, Unmatched
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office

NO_TITLE = ""  # a list that clause 三 does not pay for
# How the lists name their kinds; the longer word is meant where one holds the other.
KIND_WORDS: dict[str, str] = {
    **{label: key for key, label in TITLE_KINDS.items() if key != "other"},
    "绿色工业园区": "green_park",
    "零碳工业园区": "zero_carbon_park",
    "绿色设计示范企业": "green_design",
    "能效“领跑者”": "energy_leader",
    '能效"领跑者"': "energy_leader",
    "水效“领跑者”": "water_leader",
    '水效"领跑者"': "water_leader",
    "绿色设计产品": NO_TITLE,
}
LEVEL_WORDS = {"国家级": "national", "国家": "national", "省级": "provincial"}
REGION, HERE, COUNTY, GUESS = "@region", "@here", "@county", "@guess"
# Headings of the lists beyond those of the catalogue.
LIST_HEADINGS: dict[str, str] = {
    "序号": "list_number",
    **dict.fromkeys(("地区", "省市", "省份"), REGION),
    **dict.fromkeys(("九江市", "是否九江", "是否属九江市"), HERE),
    **dict.fromkeys(("县(市、区)", "县区", "县市区"), COUNTY),
    "县(市、区)(推测)": GUESS,
}
LIST_MARKS = (REGION, HERE)
CITY_WORDS = ("", "九江市", "九江", "市本级")
UNCERTAIN = re.compile(r"[(（].*[)）]")
DIGITS = "一二三四五六七八九"  # of 1 to 9
BATCH = re.compile(rf"第([{DIGITS}]?十[{DIGITS}]?|[{DIGITS}]|\d+)批")


@dataclass(frozen=True, slots=True)
class ListKind:
    """What a table lists: `kind` is NO_TITLE for lists that clause 三 does not pay for."""

    kind: str
    level: str


def is_published(tables: Iterable[Table]) -> bool:
    """Whether the workbook is a published list rather than our own template."""
    return any(mark in table.columns for table in tables for mark in LIST_MARKS)


def list_kind(table: Table, draft: Draft) -> ListKind:
    """Kind and level of a row: its own columns, else the words above the table and on its tab.

    Raises Problem when neither says which title the list is about.
    """
    words = [plain(table.cell(draft.row, key) or "") for key in ("kind", "level")]
    kind, level = (
        _one(words[0] or table.title, KIND_WORDS),
        _one(words[1] or table.title, LEVEL_WORDS),
    )
    if kind is None or (level is None and kind != NO_TITLE):
        missing = "哪种称号" if kind is None else "国家级还是省级"
        raise Problem(
            f"工作表“{table.sheet}”看不出是{missing}的名单。",
            "请在表格上方写明名单名称（如“国家级绿色工厂名单”），或加上“称号”“级别”两列，再导入。",
        )
    return ListKind(kind, level or "")


def _one(text: str, words: dict[str, str]) -> str | None:
    """The one thing the text speaks of; None when it is none or several."""
    found: set[str] = set()
    for word in sorted(words, key=len, reverse=True):
        if plain(word) in text:
            found.add(words[word])
            text = text.replace(plain(word), "")
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs: `here` whether this store registers it, its county key and how sure that is."""

    here: bool
    county: str | None = None
    note: str | None = None


class Places:
    """Decides which rows belong to this store; registered holders always do."""

    def __init__(self, office: Office, registers: dict[str, Holders]) -> None:
        self._pack = office.pack
        self._county = office.county.key if office.county else None
        self._registers = registers

    def of(self, draft: Draft, holder: str) -> Place:
        """The place of one row. Raises Unreadable for a county nobody knows."""
        if self._registered(draft, holder):
            return Place(True)
        mark = draft.table.cell(draft.row, HERE)
        if str(mark or "").strip() not in values.YES:
            return Place(False)
        place = self._place(draft)
        return place if self._county in (None, place.county) else Place(False)

    def _registered(self, draft: Draft, holder: str) -> bool:
        given = draft.given
        try:
            found = self._registers[holder].match(given.get(OWNER_CODE), given.get(OWNER_NAME))
        except Unmatched:
            return True  # known, though not for certain: told when the row is linked
        return found is not None

    def _place(self, draft: Draft) -> Place:
        guess = draft.table.cell(draft.row, GUESS)
        text = plain(draft.table.cell(draft.row, COUNTY) or guess or "")
        sure = UNCERTAIN.sub("", text)
        if sure in CITY_WORDS:
            return Place(True, None, "县（市、区）未定，待核。")
        county = self._pack.county(sure)
        if county is None:
            names = "、".join(county.key for county in self._pack.counties)
            raise values.Unreadable(f"没有“{text}”这个县（市、区）。请从中选一个：{names}。")
        guessed = guess is not None or sure != text
        return Place(True, county.key, "县（市、区）为推测，待核。" if guessed else None)


def fill(draft: Draft, kind: ListKind) -> None:
    """Add what the list as a whole says of a row."""
    given = draft.given
    given |= {"kind": kind.kind, "level": kind.level, "holder": holder_of(kind.kind)}
    given.setdefault("holder_name", given.get(OWNER_NAME))


def holder_of(kind: str) -> str:
    """Who holds this kind of title: "park" or "enterprise"."""
    return "park" if kind in PARK_KINDS else "enterprise"


def new_holder(draft: Draft, place: Place, known: dict[str, Record]) -> Record:
    """The enterprise or park to be registered for a row; the same one for all rows of one name."""
    name, code = draft.given.get(OWNER_NAME) or "", draft.given.get(OWNER_CODE)
    holder = draft.given["holder"]
    key = f"{holder}:{plain_name(name)}"
    if key not in known:
        known[key] = (
            Park(name=name or None, county=place.county, note=place.note)
            if holder == "park"
            else Enterprise(
                name=name or None, credit_code=code, county=place.county, note=place.note
            )
        )
    return known[key]


def coverage(drafts: Sequence[tuple[Draft, ListKind]]) -> dict[str, str]:
    """How far the list reaches, per "kind/level" in it: the last batch of that level (“第六批”)."""
    last: dict[str, int] = {}
    for draft, kind in drafts:
        number = batch_number(str(draft.given.get("batch") or ""))
        last[kind.level] = max(last.get(kind.level, 0), number)
    return {
        f"{kind.kind}/{kind.level}": batch_words(last[kind.level])
        for _, kind in drafts
        if kind.kind != NO_TITLE and last[kind.level]
    }


def batch_number(text: str) -> int:
    """The number of a batch, 0 when the text names none: 2021年度（第六批） → 6."""
    found = BATCH.search(plain(text))
    if not found:
        return 0
    word = found[1]
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    return (_digit(tens) or 1 if ten else 0) * 10 + _digit(ones)


def _digit(word: str) -> int:
    return DIGITS.index(word) + 1 if word else 0


def batch_words(number: int) -> str:
    """The batch in words: 6 → 第六批, 12 → 第十二批."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens - 1]) + "十" if tens else ""
    return f"第{head}{DIGITS[ones - 1] if ones else ''}批"
