"""What differs between two policy packs, in the words of the policy: for whoever decides to use the new one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.policy.cases import cases_in
from jjgreen_desktop.policy.pack import Band, County, Pack, Parameter, Ruling, Target, Task

NONE, CASES = "（没有）", "cases/"
TEXTS = {"measures": "若干措施", "plan": "行动计划", "annex2": "附件2"}


@dataclass(frozen=True, slots=True)
class PackDifference:
    """One thing that is not the same: its area, what it is, how it was, how it is now, and the sentence it rests on."""

    area: str
    what: str
    before: str
    after: str
    sentence: str = ""

    def text(self) -> str:
        """The difference as a line."""
        rests = f"（依据“{self.sentence}”）" if self.sentence else ""
        return f"{self.area}　{self.what}：{self.before} → {self.after}{rests}"


Said = tuple[str, ...]  # what, before, after, and the sentence where there is one


def compare(old: Pack, new: Pack) -> list[PackDifference]:
    """Everything in which `new` differs from `old`, in the order of the pack's files."""
    return [PackDifference(area, *said) for area, found in _AREAS for said in found(old, new)]


def _header(old: Pack, new: Pack) -> Iterator[Said]:
    named = {"编号": "id", "名称": "name", "版本": "version", "发布机关": "issuer"}
    for word, key in named.items():
        yield from _unless_same(word, str(getattr(old, key)), str(getattr(new, key)))
    yield from _unless_same("有效期", _validity(old), _validity(new))
    yield from _unless_same("提示尺度", _margins(old), _margins(new))


def _texts(old: Pack, new: Pack) -> Iterator[Said]:
    for key, title in TEXTS.items():
        before, after = old.texts[key], new.texts[key]
        if before != after:
            yield f"{title}原文", *_first_difference(before, after)


def _clauses(old: Pack, new: Pack) -> Iterator[Said]:
    def told(pack: Pack) -> dict[str, str]:
        return {
            clause.id: f"{clause.heading}（按{_label(clause.deciding)}）" for clause in pack.clauses
        }

    yield from _changes(told(old), told(new), lambda id: CLAUSES.get(id, id))
    names = [{each.name: each.name for each in pack.catalogues} for pack in (old, new)]
    yield from _changes(names[0], names[1], lambda name: f"目录“{name}”")


def _parameters(old: Pack, new: Pack) -> Iterator[Said]:
    before, after = _dated(old), _dated(new)
    for place in dict.fromkeys([*before, *after]):
        one, other = before.get(place), after.get(place)
        if one != other and (named := other or one):
            shown = (each.used().shown if each else NONE for each in (one, other))
            yield f"{named.label}（自 {place[1]} 起）", *shown, named.sentence


def _bands(old: Pack, new: Pack) -> Iterator[Said]:
    before, after = ({(b.clause, b.over): b for b in pack.bands} for pack in (old, new))
    for place in dict.fromkeys([*before, *after]):
        one, other = before.get(place), after.get(place)
        if one != other and (named := other or one):
            clause = CLAUSES.get(place[0], place[0])
            yield f"{clause}，{place[1]}% 起的一档", _band(one), _band(other), named.sentence


def _rulings(old: Pack, new: Pack) -> Iterator[Said]:
    before, after = ({ruling.id: ruling for ruling in pack.rulings} for pack in (old, new))
    for id in dict.fromkeys([*before, *after]):
        one, other = before.get(id), after.get(id)
        yield from _ruling(one, other)


def _ruling(one: Ruling | None, other: Ruling | None) -> Iterator[Said]:
    if one and other:
        what = other.question
        yield from _unless_same(f"{what}　问题", one.question, other.question)
        yield from _unless_same(f"{what}　默认", _default(one), _default(other))
        yield from _unless_same(f"{what}　选项", _choices(one), _choices(other))
    elif one:
        yield one.question, f"默认“{_default(one)}”", NONE
    elif other:
        yield other.question, NONE, f"默认“{_default(other)}”"


def _counties(old: Pack, new: Pack) -> Iterator[Said]:
    def told(pack: Pack) -> dict[str, str]:
        return {county.key: _county(county) for county in pack.counties}

    yield from _changes(told(old), told(new), str)


def _energy(old: Pack, new: Pack) -> Iterator[Said]:
    yield from _changes(_energy_cells(old), _energy_cells(new), str)


def _titles(old: Pack, new: Pack) -> Iterator[Said]:
    yield from _changes(_title_cells(old), _title_cells(new), str)


def _tasks(old: Pack, new: Pack) -> Iterator[Said]:
    def told(pack: Pack) -> dict[str, str]:
        return {task.key: _task(task) for task in pack.tasks}

    yield from _changes(told(old), told(new), lambda key: f"任务 {key}")


def _targets(old: Pack, new: Pack) -> Iterator[Said]:
    def told(pack: Pack) -> dict[str, str]:
        return {f"{each.label}（{each.year} 年）": _target(each) for each in pack.targets}

    yield from _changes(told(old), told(new), str)


def _cases(old: Pack, new: Pack) -> Iterator[Said]:
    names = sorted({*old.cases, *new.cases})
    if changed := [name for name in names if old.cases.get(name) != new.cases.get(name)]:
        files = "、".join(name.removeprefix(CASES).removesuffix(".toml") for name in changed)
        yield f"{len(changed)} 个文件有改动（{files}），算例共", _count(old), _count(new)


_AREAS: tuple[tuple[str, Callable[[Pack, Pack], Iterator[Said]]], ...] = (
    ("总则", _header),
    ("原文", _texts),
    ("条款", _clauses),
    ("参数", _parameters),
    ("档次", _bands),
    (RulingMade.label, _rulings),
    (labels.COUNTY, _counties),
    ("附件2（一）", _energy),
    ("附件2（二）", _titles),
    ("任务", _tasks),
    ("目标", _targets),
    ("算例", _cases),
)


def _unless_same(what: str, before: str, after: str) -> Iterator[Said]:
    if before != after:
        yield what, before, after


def _changes(
    before: Mapping[str, str], after: Mapping[str, str], named: Callable[[str], str]
) -> Iterator[Said]:
    for key in dict.fromkeys([*before, *after]):
        yield from _unless_same(named(key), before.get(key, NONE), after.get(key, NONE))


def _label(date_key: str) -> str:
    """What staff call the date a clause is decided by."""
    fields = (entry for model in MODELS for entry in fields_of(model) if entry.key == date_key)
    return next((entry.label for entry in fields), date_key)


def _count(pack: Pack) -> str:
    return f"{sum(len(cases_in(name, text)) for name, text in pack.cases.items())} 个"


def _validity(pack: Pack) -> str:
    return f"{pack.valid_from} 至 {pack.valid_to}"


def _margins(pack: Pack) -> str:
    margins = pack.margins
    return f"距档 {margins.edge_points}、复算 {margins.recomputed_points} 个百分点"


def _dated(pack: Pack) -> dict[tuple[str, str], Parameter]:
    return {(entry.key, str(entry.since)): entry for entry in pack.parameters}


def _band(band: Band | None) -> str:
    return f"{band.used().shown}（自 {band.since} 起）" if band else NONE


def _default(ruling: Ruling) -> str:
    return ruling.label(ruling.default)


def _choices(ruling: Ruling) -> str:
    return "、".join(choice.label for choice in ruling.choices)


def _county(county: County) -> str:
    names = dict.fromkeys((county.name, county.energy_name, county.titles_name, *county.aliases))
    return "、".join(names)


def _energy_cells(pack: Pack) -> dict[str, str]:
    table = pack.energy
    heads = (
        table.energy_heading,
        table.growth_heading,
        *(f"{year} 年目标" for year in table.years),
    )
    return _cells(heads, ((row.unit, (row.energy, row.growth, *row.targets)) for row in table.row))


def _title_cells(pack: Pack) -> dict[str, str]:
    heads = [f"{column.group}{column.heading}" for column in pack.titles.column]
    return _cells(heads, ((row.unit, row.cells) for row in pack.titles.row))


def _cells(heads: Iterable[str], rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    named = list(heads)
    return {
        f"{unit}　{head}": cell or "空白"
        for unit, cells in rows
        for head, cell in zip(named, cells, strict=False)
    }


def _task(task: Task) -> str:
    units = "、".join(task.units) or "未写责任单位"
    return f"{task.title}（{units}）"


def _target(target: Target) -> str:
    value = "另定" if target.value is None else f"{target.value} {target.unit}".strip()
    return f"{value}（“{target.sentence}”）"


def _first_difference(before: str, after: str) -> tuple[str, str]:
    """The first line that is not the same, as it was and as it is."""
    old, new = before.splitlines(), after.splitlines()
    for number in range(max(len(old), len(new))):
        pair = [lines[number] if number < len(lines) else NONE for lines in (old, new)]
        if pair[0] != pair[1]:
            return _line(number, pair[0]), _line(number, pair[1])
    return "行尾不同", "行尾不同"


def _line(number: int, text: str) -> str:
    return f"第 {number + 1} 行“{text.strip()}”"
