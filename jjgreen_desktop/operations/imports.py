"""导入: plan, run, receipt. A workbook is planned first; applying it writes all of it or nothing."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem, Unknown
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.importing import amounts, cell_units, hidden, published
from jjgreen_desktop.operations.importing.collecting import uncollected
from jjgreen_desktop.operations.importing.drafts import Draft, Reader, all_findings
from jjgreen_desktop.operations.importing.following import following
from jjgreen_desktop.operations.importing.headers import (
    NOTES_SHEET,
    Table,
    find_tables,
    headings,
    need_columns,
    plain,
)
from jjgreen_desktop.operations.importing.kinds import (
    IMPORT_KINDS,
    KINDS,
    NAME_SYNONYMS,
    SYNONYMS,
    columns,
    name_key,
    needed,
)
from jjgreen_desktop.operations.importing.lists import Sorted, sort_list
from jjgreen_desktop.operations.importing.plans import Entry, Plan, Receipt
from jjgreen_desktop.operations.importing.register_sheets import of_kind
from jjgreen_desktop.operations.importing.replanning import state_of, still_so
from jjgreen_desktop.operations.importing.rows import complete, settle_holders, settle_owned
from jjgreen_desktop.operations.importing.sheets import Workbook
from jjgreen_desktop.operations.importing.stated_units import (
    headings_with_units,
    measured,
    require_clear,
    require_own_units,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Transaction

COVERAGE = "title_coverage"
RECEIPT = "import_receipt"
BULK = 500  # from so many new rows on they go in as one block


def plan(office: Office, kind: str, book: Workbook) -> Plan:
    """What importing `book` would do; nothing is written. `kind` is a key of KINDS.

    Raises Problem when the workbook as a whole cannot be imported (no heading, a column missing, empty).
    """
    if kind not in KINDS:
        raise Unknown(f"不能导入“{kind}”。", f"可以导入的有：{'、'.join(KINDS)}。")
    own, others = of_kind(kind, book)
    tables = find_tables(own, _known(kind), KINDS[kind])
    state = state_of(office)
    if kind == "titles" and published.is_published(tables):
        result = sort_list(office, tables)
    else:
        result = Sorted(_template_drafts(office, kind, tables))
    findings = (
        *all_findings(result.drafts),
        *_of_figures(kind, tables, result.drafts),
        *_remarks(office, kind, own, tables),
        *_other_kinds(book, KINDS[kind], others),
    )
    return _counted(Plan(kind, book, findings=findings, state=state), result)


def apply(office: Office, plan_: Plan) -> Receipt:
    """Write a plan in one named transaction that can be undone, and keep its receipt.

    A plan made before the register last changed is made anew first: raises Replanned when it then says
    anything else than what was seen, Problem when a row is refused; then nothing is written.
    """
    plan_ = still_so(office, plan_, lambda: plan(office, plan_.kind, plan_.workbook))
    if not plan_.acceptable:
        raise Problem(
            f"“{plan_.workbook.file}”有 {plan_.refused} 行不能接受，什么都没有写入。",
            "请按列出的问题逐行改正，保存后重新导入整个文件。",
        )
    receipt = _receipt(office, plan_)
    name = (
        f"导入{KINDS[plan_.kind]} {plan_.workbook.file}（新增 {plan_.new}，更新 {plan_.changed}）"
    )
    kept = _receipt_kept(office, plan_, receipt) | _coverage_kept(office, plan_)
    if plan_.entries or kept:
        along = following(office, (entry.record for entry in plan_.entries))
        _write(office, name, plan_, kept, along)
    return receipt


def _write(
    office: Office, name: str, plan_: Plan, kept: dict[str, str], along: list[Record]
) -> None:
    """One write, so that what is kept of an import, and what it moves, goes back with its rows."""
    alone = plan_.new == len(plan_.entries) and not plan_.registered and not along
    if alone and (plan_.new >= BULK or not plan_.new):
        with uncollected():
            office.store.put_many(name, (entry.record for entry in plan_.entries), kept)
        return
    with office.store.transaction(name) as writing:
        _put(writing, plan_.entries)
        for record in along:
            writing.put(record)
        for key, value in kept.items():
            writing.set_setting(key, value)


def list_coverage(office: Office) -> dict[str, str]:
    """How far the imported lists reach: "green_factory/national" → “第六批”."""
    return dict(json.loads(office.store.setting(COVERAGE) or "{}"))


def last_receipt(office: Office, kind: str, sha256: str) -> Receipt | None:
    """The receipt of an earlier import of the very same file, None if there was none."""
    text = office.store.setting(f"{RECEIPT}/{kind}/{sha256}")
    return Receipt(**json.loads(text)) if text else None


def _known(kind: str) -> dict[str, str]:
    synonyms = dict.fromkeys(map(plain, NAME_SYNONYMS), name_key(kind)) | SYNONYMS.get(kind, {})
    lists = published.LIST_HEADINGS if kind == "titles" else {}
    own = headings(columns(kind))  # first: where no table is found, they are given as examples
    return own | headings_with_units(columns(kind)) | own | synonyms | lists


def _template_drafts(office: Office, kind: str, tables: list[Table]) -> list[Draft]:
    blank = [
        field.key
        for field in columns(kind)
        if field.required and field.required is not Grade.MANDATORY
    ]
    need_columns(tables, needed(kind), blank)
    reader = Reader(office, columns(kind))
    drafts: list[Draft] = []
    for table in tables:
        require_clear(columns(kind), table)
        if IMPORT_KINDS[kind].model is EnergyUse:
            require_own_units(table)
        read = reader.read_all(table)
        cell_units.settle(office, columns(kind), table, read)
        drafts += read
    if IMPORT_KINDS[kind].owned:
        settle_owned(office, kind, drafts)
    else:
        settle_holders(office, IMPORT_KINDS[kind].model, drafts)
    complete(office, IMPORT_KINDS[kind].model, drafts)
    return drafts


def _counted(plan_: Plan, result: Sorted) -> Plan:
    taken = [draft for draft in result.drafts if not draft.refused]
    entries = tuple(
        Entry(draft.record, draft.holder) for draft in taken if draft.record is not None
    )
    changed = sum(bool(entry.record.id) for entry in entries)
    return Plan(
        plan_.kind,
        plan_.workbook,
        new=len(entries) - changed,
        changed=changed,
        same=len(taken) - len(entries),
        refused=len(result.drafts) - len(taken),
        outside=result.outside,
        not_titles=result.not_titles,
        registered=len({id(entry.holder) for entry in entries if entry.holder}),
        findings=plan_.findings,
        entries=entries,
        coverage=result.coverage,
        state=plan_.state,
    )


def _of_figures(kind: str, tables: list[Table], drafts: list[Draft]) -> Iterator[Finding]:
    """Slips of unit first, then what was converted."""
    fields = columns(kind)
    for table in tables:
        yield from amounts.unlikely(fields, table, [one for one in drafts if one.table is table])
    for table in tables:
        yield from amounts.converted(fields, table)


def _remarks(office: Office, kind: str, book: Workbook, tables: list[Table]) -> list[Finding]:
    """What was not read, so that every row and column has a word about it."""
    found = [one for table in tables for one in _unread(table)]
    found += [
        _hint(f"工作表“{table.sheet}”", f"第 {_joined(table.feet)} 行是表下说明，没有导入。")
        for table in tables
        if table.feet
    ]
    read = {table.sheet for table in tables}
    found += hidden.told(book, read)
    found += [
        _hint(f"工作表“{sheet.name}”", "没有要导入的表头，没有读取。")
        for sheet in book.sheets
        if sheet.rows and sheet.name not in {*read, NOTES_SHEET}
    ]
    if earlier := last_receipt(office, kind, book.sha256):
        found.append(_hint(f"“{book.file}”", f"内容相同的文件 {earlier.on} 已导入过。"))
    return found


def _other_kinds(book: Workbook, own: str, others: Sequence[str]) -> Iterator[Finding]:
    if others:
        what = f"只读取“{own}”；其他种类的 {len(others)} 张工作表没有读取，要导入的请分别选择种类。"
        yield _hint(f"“{book.file}”", what)


def _unread(table: Table) -> Iterator[Finding]:
    """The columns nobody knows; those with a unit hold figures, and may be an amount under another name."""
    where = f"工作表“{table.sheet}”"
    if figures := [heading for heading in table.unknown if measured(heading)]:
        yield Finding(
            Grade.VERIFY,
            where,
            f"没有导入写有单位的这些列：{'、'.join(figures)}。",
            "",
            "要导入的，请把表头改成模板里的写法后重新导入；用不到的不必改。",
        )
    if others := [heading for heading in table.unknown if heading not in figures]:
        yield _hint(where, f"没有导入这些列：{'、'.join(others)}。")


def _hint(where: str, what: str) -> Finding:
    return Finding(Grade.HINT, where, what)


def _joined(numbers: Iterable[int]) -> str:
    return "、".join(map(str, numbers))


def _put(writing: Transaction, entries: Iterable[Entry]) -> None:
    """Holders first, each once; then the records that hang on them."""
    registered: dict[int, Record] = {}
    for entry in entries:
        record = entry.record
        if (holder := entry.holder) is not None:
            if id(holder) not in registered:
                registered[id(holder)] = writing.put(holder)
            record = record.model_copy(update={holder.noun: registered[id(holder)].id})
        writing.put(record)


def _receipt(office: Office, plan_: Plan) -> Receipt:
    counts = {"read", "rows", "new", "changed", "same", "outside", "not_titles", "registered"}
    return Receipt(
        kind=plan_.kind,
        file=plan_.workbook.file,
        sha256=plan_.workbook.sha256,
        on=office.today().isoformat(),
        **{key.name: getattr(plan_, key.name) for key in fields(Receipt) if key.name in counts},
    )


def _receipt_kept(office: Office, plan_: Plan, receipt: Receipt) -> dict[str, str]:
    """The receipt as a setting; of a file imported twice the first one stays when nothing is new."""
    if not plan_.entries and last_receipt(office, plan_.kind, receipt.sha256):
        return {}
    text = json.dumps(asdict(receipt), ensure_ascii=False)
    return {f"{RECEIPT}/{plan_.kind}/{receipt.sha256}": text}


def _coverage_kept(office: Office, plan_: Plan) -> dict[str, str]:
    """How far the lists reach now, as a setting, when this one reaches further."""
    before = list_coverage(office)
    reached = before | {
        key: max(before.get(key, ""), batch, key=published.batch_number)
        for key, batch in plan_.coverage.items()
    }
    if reached == before:
        return {}
    return {COVERAGE: json.dumps(reached, ensure_ascii=False, sort_keys=True)}
