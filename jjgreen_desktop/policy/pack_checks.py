"""What must hold across a pack's files: sentences verbatim, bands without gap, names that exist."""

from collections.abc import Collection, Iterable, Sequence

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.title import LEVELS, TITLE_KINDS
from jjgreen_desktop.policy import contract
from jjgreen_desktop.policy.pack import UNITS, Band, Pack, Ruling, Task, spelling
from jjgreen_desktop.policy.tables import fault


def check(pack: Pack) -> None:
    """Raises PackFault for the first thing that does not hold."""
    for one in (_dates, _clauses, _parameters, _rulings, _bands):
        one(pack)
    for one in (_counties, _energy, _titles, _tasks, _targets):
        one(pack)


def _dates(pack: Pack) -> None:
    if pack.valid_from > pack.valid_to:
        raise fault("pack.toml", "valid_to", "早于 valid_from")
    _verbatim(pack, "measures", "pack.toml", "window_sentence", pack.window_sentence)


def _clauses(pack: Pack) -> None:
    _unique("clauses.toml", "clause", [clause.id for clause in pack.clauses])
    for clause in pack.clauses:
        if clause.id not in CLAUSES:
            raise fault("clauses.toml", clause.id, "没有这一条")
        if not clause.text:
            raise fault("clauses.toml", clause.id, f"原文中没有以“{clause.heading}”开头的段落")
    if missing := [id for id in CLAUSES if id not in {clause.id for clause in pack.clauses}]:
        raise fault("clauses.toml", "clause", f"缺少条款 {missing[0]}")
    for entry in pack.catalogues:
        _verbatim(pack, "measures", "clauses.toml", f"catalogue {entry.name}", entry.name)


def _parameters(pack: Pack) -> None:
    _unique("parameters.toml", "parameter", [f"{p.key} {p.since}" for p in pack.parameters])
    for entry in pack.parameters:
        if entry.unit not in UNITS or (entry.value is None) != (entry.unit == ""):
            raise fault("parameters.toml", f"{entry.key}.unit", f"单位“{entry.unit}”不对")
        _verbatim(pack, "measures", "parameters.toml", f"{entry.key}.sentence", entry.sentence)
    known = {(entry.key, entry.unit) for entry in pack.parameters}
    if missing := [key for key in contract.PARAMETERS.items() if key not in known]:
        key, unit = missing[0]
        measured = f"（单位“{unit}”）" if unit else ""
        raise fault("parameters.toml", key, f"缺少这个参数{measured}，程序要用它计算")


def _bands(pack: Pack) -> None:
    for lower, upper in zip(pack.bands, (*pack.bands[1:], None), strict=True):
        _adjacent(lower, upper)
        _verbatim(pack, "measures", "parameters.toml", f"band {lower.over}", lower.sentence)
        if lower.ruling not in {ruling.id for ruling in pack.rulings}:
            raise fault("parameters.toml", f"band {lower.over}.ruling", f"没有裁定“{lower.ruling}”")


def _adjacent(lower: Band, upper: Band | None) -> None:
    key = f"band {lower.over}.up_to"
    expected = upper.over if upper else None
    if lower.up_to == expected and (upper is None or lower.over < upper.over):
        return
    if upper is None or expected is None:
        raise fault("parameters.toml", key, "最高一档不能有上界")
    if lower.up_to is None or lower.up_to > expected:
        raise fault("parameters.toml", key, f"与下一档（{expected}% 起）重叠")
    raise fault("parameters.toml", key, f"与下一档（{expected}% 起）之间有空档")


def _rulings(pack: Pack) -> None:
    _unique("rulings.toml", "ruling", [ruling.id for ruling in pack.rulings])
    for ruling in pack.rulings:
        _choices(ruling)
        for clause in ruling.clauses:
            if clause not in CLAUSES:
                raise fault("rulings.toml", f"{ruling.id}.clauses", f"没有条款“{clause}”")
    if missing := [id for id in contract.CHOICES if id not in {r.id for r in pack.rulings}]:
        raise fault("rulings.toml", missing[0], "缺少这项裁定，程序要用它计算")


def _choices(ruling: Ruling) -> None:
    keys = [choice.key for choice in ruling.choices]
    single = [choice.key for choice in ruling.matters]
    _unique("rulings.toml", f"{ruling.id}.choices", [*keys, *single])
    _understood(ruling, "choices", keys, contract.CHOICES.get(ruling.id, frozenset(keys)))
    _understood(ruling, "matters", single, contract.MATTERS.get(ruling.id, frozenset()))
    if ruling.default not in keys:
        raise fault("rulings.toml", f"{ruling.id}.default", f"默认“{ruling.default}”不在选项中")
    if ruling.default != keys[0]:
        raise fault("rulings.toml", f"{ruling.id}.default", "默认应是第一个选项")


def _understood(ruling: Ruling, key: str, found: Iterable[str], known: Collection[str]) -> None:
    if strange := [each for each in found if each not in known]:
        raise fault("rulings.toml", f"{ruling.id}.{key}", f"程序不认识选项“{strange[0]}”")


def _counties(pack: Pack) -> None:
    _unique("counties.toml", "county", [county.key for county in pack.counties])
    names = [spelling(name) for county in pack.counties for name in county.names()]
    _unique("counties.toml", "alias", names)
    for which in ("energy_order", "titles_order"):
        order = sorted(getattr(county, which) for county in pack.counties)
        if order != list(range(1, len(order) + 1)):
            raise fault("counties.toml", which, "次序应从 1 起逐一排列，不重不漏")


def _energy(pack: Pack) -> None:
    table = pack.energy
    expected = [
        table.city,
        *(c.energy_name for c in sorted(pack.counties, key=lambda c: c.energy_order)),
    ]
    _units("energy", [row.unit for row in table.row], expected)
    for row in table.row:
        if len(row.targets) != len(table.years):
            raise fault("annex2.toml", f"energy {row.unit}.targets", "个数与年份不符")
        _printed(pack, f"energy {row.unit}", (row.unit, row.energy, row.growth, *row.targets))


def _titles(pack: Pack) -> None:
    table = pack.titles
    expected = [c.titles_name for c in sorted(pack.counties, key=lambda c: c.titles_order)]
    _units("titles", [row.unit for row in table.row], expected)
    for column in table.column:
        if column.level not in LEVELS or not set(column.kinds) <= set(TITLE_KINDS):
            raise fault("annex2.toml", f"titles.column {column.key}", "没有这样的称号或级别")
    for row in table.row:
        if len(row.cells) != len(table.column):
            raise fault("annex2.toml", f"titles {row.unit}.cells", "个数与栏目不符")
        _printed(pack, f"titles {row.unit}", (str(row.order), row.unit, *row.cells))


def _units(table: str, units: Sequence[str], expected: Sequence[str]) -> None:
    if unknown := [unit for unit in units if unit not in expected]:
        raise fault("annex2.toml", f"{table}.row", f"没有“{unknown[0]}”这个县（市、区）")
    if missing := [unit for unit in expected if unit not in units]:
        raise fault("annex2.toml", f"{table}.row", f"缺少“{missing[0]}”")
    if list(units) != list(expected):
        raise fault("annex2.toml", f"{table}.row", "次序与 counties.toml 不一致")


def _printed(pack: Pack, key: str, cells: Iterable[str]) -> None:
    """A row occurs in the published table exactly so (blanks inside 全  市 aside)."""
    row = "".join(f"\n\t{cell}" for cell in cells) + "\n"
    if row not in pack.texts["annex2"].replace(" ", ""):
        raise fault("annex2.toml", key, "与附件2 原文不一致")


def _tasks(pack: Pack) -> None:
    _unique("tasks.toml", "task", [task.key for task in pack.tasks])
    for task in pack.tasks:
        if not task.text:
            raise fault("tasks.toml", task.key, f"行动计划中没有“{task.title}”这一段")
        if task.units and not _responsible(task):
            raise fault("tasks.toml", f"{task.key}.units", "责任单位与原文不一致")
        if absent := [name for name in task.named if name not in task.text]:
            raise fault("tasks.toml", f"{task.key}.named", f"原文没有点到“{absent[0]}”")


def _responsible(task: Task) -> bool:
    named = f"（责任单位：{'、'.join(task.units)}"
    return f"{named}）" in task.text or f"{named}，各县" in task.text


def _targets(pack: Pack) -> None:
    _unique("targets.toml", "target", [target.key for target in pack.targets])
    for target in pack.targets:
        _verbatim(pack, "plan", "targets.toml", f"{target.key}.sentence", target.sentence)


def _verbatim(pack: Pack, text: str, file: str, key: str, sentence: str) -> None:
    if not sentence or sentence not in pack.texts[text]:
        raise fault(file, key, f"原文中没有“{sentence}”这句话")


def _unique(file: str, key: str, values: Sequence[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise fault(file, key, f"“{value}”重复")
        seen.add(value)
