"""How the tables came to be: one function per step, only ever added to, each with a test of its own name.

To change the tables: add a function below, raise `LATEST` in `db/version.py`, write its test, renew
`tests/db/golden/schema.sql`. A released step is never edited. STRICT tables by CREATE TABLE only:
`transform` and `add_foreign_key` of sqlite-utils drop triggers silently and stay unused.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from db.dossier_tables import DOSSIER
from db.energy_tables import ENERGY
from db.engine import Connection
from db.merging_tables import MERGING
from db.past_award_tables import PAST_AWARDS
from db.policy_tables import POLICY
from db.reason_tables import REASONS
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


REGISTER = """
CREATE TABLE enterprise (
    id TEXT PRIMARY KEY,
    name TEXT,
    credit_code TEXT,
    county TEXT,
    industry TEXT,
    industrial INTEGER CHECK (industrial IN (0, 1)),
    above_scale INTEGER CHECK (above_scale IN (0, 1)),
    former TEXT,
    address TEXT,
    contact TEXT,
    phone TEXT,
    bank TEXT,
    bank_account TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE park (
    id TEXT PRIMARY KEY,
    name TEXT,
    county TEXT,
    contact TEXT,
    phone TEXT,
    bank TEXT,
    bank_account TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE annual_return (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    year INTEGER,
    energy_tce TEXT,
    energy_basis TEXT,
    value_added TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE diagnosis (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    provider TEXT,
    report_on TEXT CHECK (report_on IS date(report_on)),
    "plan" INTEGER CHECK ("plan" IN (0, 1)),
    deep_diagnosis_by_ndrc INTEGER CHECK (deep_diagnosis_by_ndrc IN (0, 1)),
    fee_fen INTEGER,
    subsidised_on TEXT CHECK (subsidised_on IS date(subsidised_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE retrofit (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    kind TEXT,
    completed_on TEXT CHECK (completed_on IS date(completed_on)),
    accepted_on TEXT CHECK (accepted_on IS date(accepted_on)),
    filed_on TEXT CHECK (filed_on IS date(filed_on)),
    filed_with TEXT,
    filing_number TEXT,
    product TEXT,
    energy_unit TEXT,
    unit_energy_before TEXT,
    unit_energy_after TEXT,
    improvement_stated_pct TEXT,
    benchmark TEXT,
    advanced_level TEXT,
    level_source TEXT,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE title (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    park TEXT REFERENCES park (id),
    kind TEXT,
    level TEXT,
    holder TEXT,
    holder_name TEXT,
    batch TEXT,
    list_number TEXT,
    published_on TEXT CHECK (published_on IS date(published_on)),
    published_month TEXT,
    document TEXT,
    issuer TEXT,
    status TEXT,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    source TEXT,
    confidence TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE outside_award (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    source TEXT,
    amount_fen INTEGER,
    received_on TEXT CHECK (received_on IS date(received_on)),
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE stop (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    document TEXT,
    from_on TEXT CHECK (from_on IS date(from_on)),
    to_on TEXT CHECK (to_on IS date(to_on)),
    clauses TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE award (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    park TEXT REFERENCES park (id),
    clause TEXT,
    "of" TEXT,
    proposed_fen INTEGER,
    proposed_reason TEXT,
    approved_fen INTEGER,
    approved_document TEXT,
    approved_on TEXT CHECK (approved_on IS date(approved_on)),
    notice_number TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE UNIQUE INDEX enterprise_credit_code ON enterprise (credit_code) WHERE credit_code IS NOT NULL

CREATE UNIQUE INDEX annual_return_year ON annual_return (enterprise, year)

CREATE UNIQUE INDEX award_line ON award ("of", clause)

CREATE INDEX retrofit_filing ON retrofit (filing_number)

CREATE INDEX diagnosis_enterprise ON diagnosis (enterprise)

CREATE INDEX retrofit_enterprise ON retrofit (enterprise)

CREATE INDEX title_enterprise ON title (enterprise)

CREATE INDEX outside_award_enterprise ON outside_award (enterprise)

CREATE INDEX stop_enterprise ON stop (enterprise)

CREATE INDEX award_enterprise ON award (enterprise)

CREATE INDEX title_park ON title (park)

CREATE INDEX award_park ON award (park)

"""

JOURNAL = """
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID

CREATE TABLE sequence (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    prefix TEXT NOT NULL CHECK (length(prefix) = 4),
    last INTEGER NOT NULL
) STRICT

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    operator TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('write', 'setting', 'undo', 'redo')),
    "of" INTEGER REFERENCES journal (seq),
    CHECK (("of" IS NULL) = (kind IN ('write', 'setting')))
) STRICT

CREATE INDEX journal_write ON journal (seq) WHERE kind = 'write'

CREATE INDEX journal_of ON journal ("of") WHERE "of" IS NOT NULL

CREATE TABLE journal_change (
    seq INTEGER NOT NULL REFERENCES journal (seq),
    part INTEGER NOT NULL,
    noun TEXT NOT NULL,
    record TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (seq, part)
) STRICT, WITHOUT ROWID

CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END

CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END

CREATE TRIGGER journal_change_keeps BEFORE UPDATE ON journal_change
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END

CREATE TRIGGER journal_change_stays BEFORE DELETE ON journal_change
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
"""

DRAFTS = """
CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

CLAUSES = """
CREATE TABLE loan (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    green INTEGER CHECK (green IN (0, 1)),
    bank TEXT,
    contract_number TEXT,
    principal_fen INTEGER,
    drawn_on TEXT CHECK (drawn_on IS date(drawn_on)),
    interest_paid_fen INTEGER,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE pilot (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    level TEXT,
    area TEXT,
    approved_on TEXT CHECK (approved_on IS date(approved_on)),
    document TEXT,
    use_plan TEXT,
    followed_up_on TEXT CHECK (followed_up_on IS date(followed_up_on)),
    use_found TEXT,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE platform (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    senior_engineers TEXT,
    serves_manufacturing INTEGER CHECK (serves_manufacturing IN (0, 1)),
    plans_landed TEXT,
    recognised_on TEXT CHECK (recognised_on IS date(recognised_on)),
    document TEXT,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE energy_management_system (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    new_or_upgraded INTEGER CHECK (new_or_upgraded IN (0, 1)),
    connected_provincial INTEGER CHECK (connected_provincial IN (0, 1)),
    connected_city INTEGER CHECK (connected_city IN (0, 1)),
    connected_on TEXT CHECK (connected_on IS date(connected_on)),
    contract_number TEXT,
    contract_fen INTEGER,
    contract_without_vat_fen INTEGER,
    services_fen INTEGER,
    invoiced_fen INTEGER,
    settled_fen INTEGER,
    audited_fen INTEGER,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE energy_performance_contract (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    provider TEXT,
    contract_number TEXT,
    completed_on TEXT CHECK (completed_on IS date(completed_on)),
    green INTEGER CHECK (green IN (0, 1)),
    interest_paid_fen INTEGER,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE equipment_rating (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    year INTEGER,
    grade TEXT,
    rated_on TEXT CHECK (rated_on IS date(rated_on)),
    document TEXT,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE catalogue_listing (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    product TEXT,
    project TEXT,
    catalogue TEXT,
    category TEXT,
    series TEXT,
    listed_on TEXT CHECK (listed_on IS date(listed_on)),
    batch TEXT,
    document TEXT,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE solid_waste (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    waste TEXT,
    evaluation TEXT,
    evaluated_on TEXT CHECK (evaluated_on IS date(evaluated_on)),
    standard_listing TEXT,
    tax_claim TEXT,
    fiscal_claim TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE special_case (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    minutes TEXT,
    decided_on TEXT CHECK (decided_on IS date(decided_on)),
    approved_fen INTEGER,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    paid_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE INDEX loan_enterprise ON loan (enterprise)

CREATE INDEX pilot_enterprise ON pilot (enterprise)

CREATE INDEX platform_enterprise ON platform (enterprise)

CREATE INDEX energy_management_system_enterprise ON energy_management_system (enterprise)

CREATE INDEX energy_performance_contract_enterprise ON energy_performance_contract (enterprise)

CREATE INDEX equipment_rating_enterprise ON equipment_rating (enterprise)

CREATE INDEX catalogue_listing_enterprise ON catalogue_listing (enterprise)

CREATE INDEX solid_waste_enterprise ON solid_waste (enterprise)

CREATE INDEX special_case_enterprise ON special_case (enterprise)

CREATE INDEX loan_contract ON loan (contract_number)

CREATE INDEX energy_management_system_contract ON energy_management_system (contract_number)

CREATE INDEX energy_performance_contract_contract ON energy_performance_contract (contract_number)
"""
