"""How the tables came to be: one function per step, only ever added to, each with a test of its own name.

To change the tables: add a function below, raise `LATEST` in `db/version.py`, write its test, renew
`tests/db/golden/schema.sql`. A released step is never edited. STRICT tables by CREATE TABLE only:
`transform` and `add_foreign_key` of sqlite-utils drop triggers silently and stay unused.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from db.clause_tables import CLAUSES
from db.dossier_tables import DOSSIER
from db.energy_tables import ENERGY
from db.engine import Connection
from db.journal_tables import DRAFTS, JOURNAL
from db.merging_tables import MERGING
from db.past_award_tables import PAST_AWARDS
from db.policy_tables import POLICY
from db.reason_tables import REASONS
from db.register_tables import REGISTER
from db.version import LATEST

steps = Migrations("register")


def migrate(connection: Connection) -> None:
    """Bring the tables to this program's version: all pending steps or none."""
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    with db.atomic():
        steps.apply(db)
        connection.execute(f"PRAGMA user_version = {LATEST}")


def _run(db: Database, statements: str) -> None:
    """`executescript` would commit; statements are told apart by a blank line."""
    for statement in statements.strip().split("\n\n"):
        db.execute(statement)


@steps()
def m0001_register(db: Database) -> None:
    """The nine nouns of the register. Money in 分, quantities as decimal text, days as ISO text."""
    _run(db, REGISTER)


@steps()
def m0002_journal(db: Database) -> None:
    """Settings, running numbers, and the journal, which can only be added to."""
    _run(db, JOURNAL)


@steps()
def m0003_drafts(db: Database) -> None:
    """What is typed and cannot be saved yet; no part of the register, so not in the journal."""
    _run(db, DRAFTS)


@steps()
def m0004_clauses(db: Database) -> None:
    """The nouns of clauses 二(2), 四, 五, 六, 七 and 八. Money in 分, quantities as decimal text."""
    _run(db, CLAUSES)


@steps()
def m0005_policy(db: Database) -> None:
    """Rulings, packs, seals, same projects, budgets; contents by hash; numbers that tell one project."""
    _run(db, POLICY)


@steps()
def m0006_energy(db: Database) -> None:
    """Energy by carrier and by product. Quantities and factors as decimal text."""
    _run(db, ENERGY)


@steps()
def m0007_reasons(db: Database) -> None:
    """Reasons given for 核实性 findings. Firms are found by phone and by account."""
    _run(db, REASONS)


@steps()
def m0008_merging(db: Database) -> None:
    """Former names, firms merged and told apart; the journal found by the record it tells of."""
    _run(db, MERGING)


@steps()
def m0009_dossier(db: Database) -> None:
    """Providers, projects, parts of records, notes, attachments, views; further facts of returns, retrofits, loans."""
    _run(db, DOSSIER)


@steps()
def m0010_past_awards(db: Database) -> None:
    """What was paid before the program came: one row for each row of an old ledger."""
    _run(db, PAST_AWARDS)
