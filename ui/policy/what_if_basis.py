"""What there is to try: the questions with their choices as they stand, and whom to try it on."""

from dataclasses import dataclass
from pathlib import Path

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.files import read_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.pack_candidate import read
from jjgreen_desktop.operations.what_if import what_if
from jjgreen_desktop.operations.what_if_answer import WhatIf
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pack_file import MOST_BYTES
from jjgreen_desktop.policy.rulings import choice_of
from ui.widgets.find_box import Hit
from ui.worker import Cancelled, Progress


@dataclass(frozen=True, slots=True)
class Question:
    """One open question: its words, how it stands, and the other choices by key."""

    id: str
    question: str
    now: str
    others: dict[str, str]


@dataclass(frozen=True, slots=True)
class Basis:
    """The questions of the pack in force (or of the one tried), and everyone to be found by name."""

    place: str
    counties: bool
    questions: tuple[Question, ...]
    subjects: tuple[tuple[Hit, str], ...]  # with the words each is found by

    def find(self, text: str, limit: int) -> list[Hit]:
        """Those whose name, initials or code hold the text."""
        wanted = text.strip().casefold()
        return [hit for hit, words in self.subjects if wanted in words][:limit]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be tried."""

    rulings: dict[str, str]
    pack: Pack | None
    subject: str | None


def gather(office: Office, _progress: Progress, pack: Pack | None) -> Basis:
    """Read the questions and the names."""
    return Basis(
        place=office.name,
        counties=office.county is None,
        questions=_questions(office, pack),
        subjects=tuple(_subjects(office)),
    )


def _questions(office: Office, pack: Pack | None) -> tuple[Question, ...]:
    today = office.today()
    shown = pack or office.pack_on(today)
    made = office.in_force.rulings_under(shown, today) if pack else office.rulings_on(today)
    found = []
    for ruling in shown.rulings:
        now = choice_of(made[ruling.id]) if ruling.id in made else ruling.default
        others = {each.key: each.label for each in ruling.choices if each.key != now}
        found.append(Question(ruling.id, ruling.question, ruling.label(now), others))
    return tuple(found)


def _subjects(office: Office) -> list[tuple[Hit, str]]:
    initials = office.reference.initials
    firms = [(i, n, c) for i, n, c in office.store.rows(Enterprise, "id", "name", "credit_code")]
    parks = [(i, n, None) for i, n in office.store.rows(Park, "id", "name")]
    return [
        (Hit(record, name), f"{name} {initials(name)} {code or ''}".casefold())
        for record, name, code in (*firms, *parks)
        if name
    ]


def read_pack(path: Path, progress: Progress) -> Pack:
    """The pack of a file, checked with its examples. Raises Problem naming what is wrong, Cancelled."""

    def told(done: int, of: int) -> None:
        if not progress.go_on(done, of):
            raise Cancelled

    return read(path.name, read_whole(path, MOST_BYTES), told).pack


def run(office: Office, progress: Progress, wanted: Wanted) -> WhatIf:
    """Try it. Raises Cancelled, and Problem for what cannot be tried."""
    found = what_if(office, wanted.pack, wanted.rulings, wanted.subject, progress=progress.go_on)
    if found is None:
        raise Cancelled
    return found
