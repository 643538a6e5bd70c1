from datetime import date
from itertools import product
from pathlib import Path

import pytest

from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import counting, subjects, totals
from jjgreen_desktop.operations.assessing import assess_all, assess_enterprise, each_result
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Transaction
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.subjects import PARTS
from jjgreen_desktop.operations.totals import Totals
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from tests.bench.registers import fill
from tests.bench.samples import code
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office, retrofit_facts
from tests.jjgreen_desktop.policy.mixing import cases_of, later

FIRMS = 1_000


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A register in which no two firms are alike, and a park."""
    office = make_office(tmp_path_factory.mktemp("varied") / "登记簿", "市本级")
    fill(office, FIRMS)
    park = save(office, Park(name="样例园区", county="湖口县")).record
    day = date(2026, 3, 18)
    title = Title(
        park=park.id, kind="green_park", level="national", holder="park", published_on=day
    )
    save(office, title.model_copy(update={"status": "valid"}))
    return office


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A register of what the worked examples hold."""
    office = make_office(tmp_path_factory.mktemp("examples") / "登记簿", "市本级")
    with office.store.transaction("登记算例") as writing:
        for number, case in enumerate(cases_of(office.pack_on(DAY))):
            if case.park is None:
                register(writing, case.subject(), number)
    return office


def register(writing: Transaction, subject: Subject, number: int) -> None:
    """Put a firm of an example in, and its predecessor; answers then name the records as they were put in."""
    own, former = code(2 * number), code(2 * number + 1)
    firm = (subject.enterprise or Enterprise()).model_copy(
        update={"id": "", "credit_code": own, "former": (former,), "county": "湖口县"}
    )
    owners = {"": writing.put(firm).id}
    if subject.earlier():
        owners["earlier_"] = writing.put(Enterprise(name="前身样例厂", credit_code=former)).id
    put: dict[str, str] = {}
    for part, (before, owner) in product(PARTS, owners.items()):
        for record in getattr(subject, before + part, ()):
            names = {key: put.get(getattr(record, key, "")) for key in ("first", "second")}
            known = names if part == "answers" else {}
            moved = record.model_copy(update={"id": "", "enterprise": owner, **known})
            put[record.id] = writing.put(moved).id


def counted(
    office: Office, rulings: dict[str, str] | None = None, pack: Pack | None = None
) -> Totals:
    """The lines of all results, with their steps, counted one by one."""
    firms, parks = office.store.find(Enterprise), office.store.find(Park)
    counties = {holder.id: holder.county or "" for holder in (*firms, *parks)}
    found = Totals(DAY)
    for result in each_result(office, pack=pack, rulings=rulings):
        found.add(counties[result.subject], [line.tally() for line in result.lines])
    return found


def test_totals_are_those_of_all_lines(varied: Office) -> None:
    found = totals.totals(varied)
    assert found == counted(varied)
    assert {cell.outcome for cell in found.cells} >= {
        Outcome.ELIGIBLE,
        Outcome.SETTLED,
        Outcome.LACKING,
        Outcome.BLOCKED,
        Outcome.NOT_APPLICABLE,
    }
    assert found.total_fen() == sum(result.total_fen() for result in assess_all(varied))
    assert found.sum(county="湖口县", beneficiary="park").ceiling_fen == 50_000_000


def test_totals_of_the_worked_examples_are_those_of_their_lines(examples: Office) -> None:
    """Every record of every example lies in one register, as firms with their predecessors, under many rulings."""
    pack = examples.pack_on(DAY)
    assert examples.store.count(Enterprise) > examples.store.count(SameProject) > 5
    assert totals.totals(examples) == counted(examples)
    for ruling in pack.rulings:
        rulings = {ruling.id: ruling.choices[-1].key}
        assert totals.totals(examples, rulings=rulings) == counted(examples, rulings)
    assert totals.totals(examples, pack=later(pack)) == counted(examples, pack=later(pack))


def test_what_looks_at_a_firm_alone_is_not_looked_at(office: Office) -> None:
    """Who holds nothing that is assessed gets no line, and no record of it is made."""
    bare, holder = firm(office), firm(office, "湖口样例二厂有限公司")
    save(office, Stop(enterprise=bare.id, document="样例文〔2026〕1号"))
    save(office, AnnualReturn(enterprise=holder.id, year=2025))
    save(office, retrofit_facts(holder.id))
    (found,) = counting.subjects_with_lines(office.store)
    assert found.enterprise is not None and found.enterprise.id == holder.id
    assert (len(found.retrofits), found.returns) == (1, ())


def test_an_answer_counts_only_while_both_records_are_there(office: Office) -> None:
    """Nobody receives for what is not there: the firm gets its award."""
    holder = firm(office)
    own = save(office, retrofit_facts(holder.id)).record
    answer = SameProject(
        enterprise=holder.id, first_noun="retrofit", first=own.id, second_noun="retrofit",
        second="gone", answer="second_receives", reason="同一合同",
    )  # fmt: skip
    with office.store.transaction("答复") as writing:
        writing.put(answer)
    assert totals.totals(office) == counted(office)
    assert totals.totals(office).total_fen() == 70_000_000


def test_pages_of_any_size_give_the_same(varied: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Firms and their predecessors then stand on different pages."""
    whole, together = totals.totals(varied), assess_all(varied)
    for module, name, size in ((subjects, "PAGE", 7), (counting, "PAGE", 2), (counting, "FEW", 3)):
        monkeypatch.setattr(module, name, size)
    assert totals.totals(varied) == whole
    assert assess_all(varied) == together


def test_all_subjects_say_what_each_says_alone(varied: Office) -> None:
    heirs = [each.id for each in varied.store.find(Enterprise) if each.former]
    together = {result.subject: result for result in each_result(varied)}
    assert heirs and all(together[firm] == assess_enterprise(varied, firm) for firm in heirs)


def test_totals_can_be_stopped(varied: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(totals, "EVERY", 10)
    told: list[int] = []

    def first(done: int) -> bool:
        told.append(done)
        return False

    assert (
        10 <= totals.totals(varied, progress=first).sum().lines < totals.totals(varied).sum().lines
    )
    assert told == [10]


def test_another_ruling_changes_the_figures_and_no_data(office: Office) -> None:
    holder = firm(office)
    save(office, retrofit_facts(holder.id, "8.00", improvement_stated_pct=None))
    revision = office.store.revision
    assert totals.totals(office).total_fen() == 0
    other = {"band-basis": "recomputed", "band-8": "upper"}
    assert totals.totals(office, rulings=other).total_fen() == 100_000_000
    assert [r.total_fen() for r in each_result(office, rulings=other)] == [100_000_000]
    assert office.store.revision == revision


def test_a_choice_the_pack_does_not_have_is_refused(office: Office) -> None:
    with pytest.raises(Problem, match="没有“无”这个选项"):
        totals.totals(office, rulings={"band-basis": "无"})


def test_an_empty_register_comes_to_nothing(tmp_path: Path) -> None:
    assert totals.totals(make_office(tmp_path / "空")).cells == {}
