"""Whatever is taken back or done again, in whatever order: what belongs together stays together, and advice holds."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.part import DiagnosisFinding, TitleStatus
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.merging import merge
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import newest
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.projects import same
from jjgreen_desktop.operations.recording import Refused, remove, save
from jjgreen_desktop.operations.taking_back import do_again, take_back
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts

KINDS = (Enterprise, Project, Retrofit, Loan, AnnualReturn, EnergyUse, Title, TitleStatus)
ALL = (*KINDS, Provider, Diagnosis, DiagnosisFinding, RecordNote, Award, Merging)
YEARS = (2023, 2024, 2025)
NAMES = ("甲项目", "乙项目", "丙项目")
BUREAUS = ("样例一节能公司", "样例二节能公司", "样例三节能公司")


class Clerk:
    """Registers, renames, moves, deletes, takes back and does again, as the dice say."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self.dice = office, Random(seed)
        self.first = office.store.history(1)[0].seq
        self.firms = [firm(office), firm(office, "湖口样例二厂有限公司")]

    def one(self, model: type[Any]) -> Any:
        found = self.office.store.find(model)
        return self.dice.choice(found) if found else None

    def forward(self) -> None:
        deeds = (
            self.project,
            self.retrofit,
            self.loan,
            self.rename,
            self.report,
            self.use,
            self.year,
            self.motors,
            self.note,
            self.move,
            self.status,
            self.delete,
            self.award,
            self.merge,
            self.provider,
            self.other_provider,
            self.diagnosis,
            self.corrected,
            self.import_,
            self.measure,
        )
        with suppress(Refused):
            self.dice.choice(deeds)()

    def owner(self) -> str | None:
        found = self.one(Enterprise)
        return found.id if found else None

    def project(self) -> None:
        owner, name = self.owner(), self.dice.choice(NAMES)
        if owner and not self.office.store.find(Project, enterprise=owner, name=name):
            save(self.office, Project(enterprise=owner, name=name))

    def retrofit(self) -> None:
        if project := self.one(Project):
            save(self.office, retrofit_facts(project.enterprise, project=project.name))

    def loan(self) -> None:
        if project := self.one(Project):
            save(self.office, Loan(enterprise=project.enterprise, project=project.name))

    def rename(self) -> None:
        project, name = self.one(Project), self.dice.choice(NAMES)
        if project and not self.office.store.find(
            Project, enterprise=project.enterprise, name=name
        ):
            save(self.office, project.model_copy(update={"name": name}))

    def report(self) -> None:
        if owner := self.owner():
            save(self.office, AnnualReturn(enterprise=owner, year=self.dice.choice(YEARS)))

    def use(self) -> None:
        if report := self.one(AnnualReturn):
            facts = {"enterprise": report.enterprise, "year": report.year, "quantity": Decimal(1)}
            save(self.office, EnergyUse(carrier=self.dice.choice(("原煤", "柴油")), **facts))

    def year(self) -> None:
        if report := self.one(AnnualReturn):
            wanted = self.dice.choice(YEARS)
            if not self.office.store.find(EnergyUse, enterprise=report.enterprise, year=wanted):
                save(self.office, report.model_copy(update={"year": wanted}))

    def motors(self) -> None:
        if report := self.one(AnnualReturn):
            key = self.dice.choice(("motors", "efficient_motors"))
            save(self.office, report.model_copy(update={key: Decimal(self.dice.randrange(9))}))

    def note(self) -> None:
        if one := self.one(Retrofit):
            owner = {"enterprise": one.enterprise}
            save(self.office, RecordNote(of_noun=one.noun, of=one.id, text="记", **owner))

    def move(self) -> None:
        """A retrofit to the other firm, under the same name of a project of its own."""
        one, owner = self.one(Retrofit), self.owner()
        find = self.office.store.find
        if not one or find(Award, of=one.id):
            return
        if find(Project, enterprise=owner, name=one.project):
            save(self.office, one.model_copy(update={"enterprise": owner}))

    def status(self) -> None:
        if (title := self.one(Title)) is None:
            if owner := self.owner():
                save(self.office, title_facts(owner))
            return
        day = date(2026, 4, 1) + timedelta(days=self.dice.randrange(90))
        facts = {"enterprise": title.enterprise, "of_title": title.id, "changed_on": day}
        save(self.office, TitleStatus(status=self.dice.choice(("removed", "valid")), **facts))

    def delete(self) -> None:
        found = self.one(self.dice.choice((Loan, Retrofit, AnnualReturn, TitleStatus, RecordNote)))
        if found and not self.office.store.find(Award, of=found.id):
            remove(self.office, found)

    def award(self) -> None:
        one = self.one(Retrofit)
        if one and not self.office.store.find(Award, of=one.id):
            facts = {"enterprise": one.enterprise, "clause": "2.1", "of": one.id}
            save(self.office, Award(proposed_fen=100, **facts))

    def provider(self) -> None:
        name = self.dice.choice(BUREAUS)
        if not self.office.store.find(Provider, name=name):
            save(self.office, Provider(name=name))

    def other_provider(self) -> None:
        """Renamed or deleted while nobody names it: the forms only point that out, here it is kept to."""
        one, name, find = self.one(Provider), self.dice.choice(BUREAUS), self.office.store.find
        if not one or find(Diagnosis, provider=one.name):
            return
        if not self.dice.randrange(3):
            remove(self.office, one)
        elif not find(Provider, name=name):
            save(self.office, one.model_copy(update={"name": name}))

    def diagnosis(self) -> None:
        if one := self.one(Provider):
            save(self.office, Diagnosis(enterprise=self.owner(), provider=one.name))

    def import_(self) -> None:
        """Many rows at once, which name their firm each."""
        project, provider = self.one(Project), self.one(Provider)
        facts = [retrofit_facts(project.enterprise, project=project.name)] * 2 if project else []
        heard = [Diagnosis(enterprise=self.owner(), provider=provider.name)] if provider else []
        if rows := self.dice.choice((facts, heard, [*facts, *heard])):
            self.office.store.put_many("导入", rows)

    def measure(self) -> None:
        if one := self.one(Diagnosis):
            owner = {"enterprise": one.enterprise, "diagnosis": one.id}
            save(self.office, DiagnosisFinding(measure="措施", **owner))

    def corrected(self) -> None:
        one, other = self.one(Diagnosis), self.one(Provider)
        if one and not self.dice.randrange(3):
            if not self.office.store.find(DiagnosisFinding, diagnosis=one.id):
                remove(self.office, one)
        elif one and other:
            save(self.office, one.model_copy(update={"provider": other.name}))

    def merge(self) -> None:
        """Seldom, and only firms of which nothing clashes; projects of one name are one again."""
        firms = self.office.store.find(Enterprise)
        if len(firms) == 2 and not self.dice.randrange(3):
            with suppress(Problem):
                merge(self.office, *firms)

    def writes(self) -> list[tuple[int, bool]]:
        """Number of each write, and whether it was taken back."""
        listed = self.office.store.history(10_000)
        return [
            (one.seq, one.taken_back)
            for one in listed
            if one.kind == "write" and one.seq > self.first
        ]

    def turn(self) -> None:
        """Take one back or do one again; what is said to come first can come first."""
        seq, gone = self.dice.choice(self.writes())
        for _step in range(100):
            before = everything(self.office)
            try:
                assert (do_again if gone else take_back)(self.office, seq)
                return
            except InTheWay as told:
                assert everything(self.office) == before
                assert (take_back if told.back else do_again)(self.office, told.first)
                self.holds()
        raise AssertionError("the advice leads nowhere")

    def holds(self) -> None:
        """What every operation keeps to."""
        find = self.office.store.find
        reports = {(one.enterprise, one.year) for one in find(AnnualReturn)}
        assert {(one.enterprise, one.year) for one in find(EnergyUse)} <= reports
        for note in find(RecordNote):
            named = self.office.store.get(Retrofit, note.of or "")
            assert named and named.enterprise == note.enterprise
        for award in find(Award):
            held = self.office.store.get(Retrofit, award.of or "")
            assert held and held.enterprise == award.enterprise
        for title in find(Title):
            last = newest(find(TitleStatus, of_title=title.id))
            assert last is None or last.status == title.status
        for one in (*find(Retrofit), *find(Loan)):
            assert self.named(one)
        for part in find(DiagnosisFinding):
            whole = self.office.store.get(Diagnosis, part.diagnosis or "")
            assert whole and whole.enterprise == part.enterprise
        borne = [one.name for one in find(Provider)]
        assert len(borne) == len(set(borne))
        assert {one.provider for one in find(Diagnosis)} <= set(borne)
        assert not grave(self.office)

    def named(self, one: Retrofit | Loan) -> bool:
        """A registered project of its firm bears the name it writes."""
        found = self.office.store.find(Project, enterprise=one.enterprise)
        return any(same(project.name, one.project) for project in found)


def everything(office: Office) -> list[str]:
    return sorted(repr(one) for model in ALL for one in office.store.find(model))


def grave(office: Office) -> list[str]:
    records: list[Record] = [one for model in KINDS for one in office.store.find(model)]
    return [
        found.what
        for one in records
        for found in all_checks(office, one)
        if found.grade is Grade.MANDATORY
    ]


@pytest.mark.parametrize("seed", range(24))
def test_in_any_order_what_belongs_together_stays_together(office: Office, seed: int) -> None:
    clerk = Clerk(office, seed)
    for _ in range(45):
        acts: tuple[Callable[[], None], ...] = (clerk.forward, clerk.forward, clerk.turn)
        clerk.dice.choice(acts)()
        clerk.holds()
    while office.store.undo():  # newest first it always goes
        pass
    assert everything(office) == []
