"""The tables: one column per field of the catalogue, a golden schema, each step with a test of its own name."""

import os
from pathlib import Path

import pytest

from db.columns import table_of
from db.engine import Connection, connect
from db.migrations import migrate, steps
from db.opening import open_store
from db.version import LATEST
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from tests.db.samples import clock, firm

GOLDEN = Path(__file__).parent / "golden" / "schema.sql"
INTEGER = {Kind.MONEY, Kind.YEAR, Kind.YES_NO}


@pytest.fixture
def empty(tmp_path: Path) -> Connection:
    return connect(tmp_path / "x.db", "ab" * 32, create=True)


@pytest.fixture
def migrated(empty: Connection) -> Connection:
    migrate(empty)
    return empty


def _columns(connection: Connection, noun: str) -> dict[str, str]:
    rows = connection.execute(f"PRAGMA table_info({noun})")
    return {name: kind for _, name, kind, *_ in rows}


def _schema(connection: Connection) -> str:
    rows = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"
    )
    return "\n\n".join(f"{row[0]};" for row in rows) + "\n"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.noun)
def test_every_field_has_its_column_and_every_column_its_field(
    migrated: Connection, model: type[Record]
) -> None:
    wanted = {"id": "TEXT"} | {
        field.key: "INTEGER" if field.kind in INTEGER else "TEXT" for field in fields_of(model)
    }
    assert _columns(migrated, model.noun) == wanted
    assert tuple(wanted) == table_of(model).keys


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.noun)
def test_the_holder_of_a_record_is_a_foreign_key(migrated: Connection, model: type[Record]) -> None:
    keys = migrated.execute(f"PRAGMA foreign_key_list({model.noun})")
    linked = {(row[3], row[2]) for row in keys}
    assert linked == {(key, key) for key in ("enterprise", "park") if key in model.model_fields}


def test_all_tables_are_strict(migrated: Connection) -> None:
    rows = migrated.execute("PRAGMA table_list").fetchall()
    loose = {name for _, name, kind, _, _, strict in rows if kind == "table" and not strict}
    assert loose == {"sqlite_schema", "sqlite_temp_schema", "sqlite_sequence", "_sqlite_migrations"}


def test_the_schema_is_the_golden_one(migrated: Connection) -> None:
    """Run with RENEW_GOLDEN=1 after adding a step, and read what changed."""
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(_schema(migrated), encoding="utf-8")
    assert _schema(migrated) == GOLDEN.read_text(encoding="utf-8")


def test_the_newest_version_is_the_number_of_steps(migrated: Connection) -> None:
    assert migrated.execute("PRAGMA user_version").fetchone() == (LATEST,)
    rows = migrated.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    assert len(rows) == LATEST


def test_every_step_has_a_docstring_and_a_test_of_its_name() -> None:
    for step in steps._migrations:
        assert step.fn.__doc__
        assert f"test_{step.name}" in globals(), f"write test_{step.name}"


def test_a_step_that_fails_leaves_the_old_tables(
    empty: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.migrations.JOURNAL", "CREATE TABLE setting (a TEXT)\n\nNONSENSE")
    with pytest.raises(Exception, match="NONSENSE"):
        migrate(empty)
    assert empty.execute("SELECT COUNT(*) FROM sqlite_master").fetchone() == (0,)
    assert empty.execute("PRAGMA user_version").fetchone() == (0,)


def test_migrating_twice_changes_nothing(migrated: Connection) -> None:
    before = _schema(migrated)
    migrate(migrated)
    assert _schema(migrated) == before


def test_m0001_register(migrated: Connection) -> None:
    migrated.execute("INSERT INTO enterprise (id, name) VALUES ('A', '甲'), ('B', '乙')")
    for wrong in (
        "INSERT INTO diagnosis (id, enterprise, report_on) VALUES ('D', 'A', '2026-02-30')",
        "INSERT INTO diagnosis (id, enterprise, plan) VALUES ('D', 'A', 2)",
        "INSERT INTO diagnosis (id, enterprise, fee_fen) VALUES ('D', 'A', 1.5)",
        "INSERT INTO diagnosis (id, enterprise) VALUES ('D', 'Z')",
        "UPDATE enterprise SET credit_code = 'X'",
    ):
        with pytest.raises(Exception, match=r"constraint failed|cannot store"):
            migrated.execute(wrong)


def test_m0003_drafts(migrated: Connection) -> None:
    migrated.execute("INSERT INTO draft VALUES ('enterprise:A', '甲')")
    with pytest.raises(Exception, match="constraint failed"):
        migrated.execute("INSERT INTO draft VALUES ('enterprise:A', '乙')")


def test_m0002_journal(migrated: Connection) -> None:
    migrated.execute("INSERT INTO journal VALUES (1, '2026', '', '登记', 'write', NULL)")
    for wrong in (
        "DELETE FROM journal",
        "INSERT INTO journal VALUES (2, '2026', '', '撤销', 'undo', NULL)",
        "INSERT INTO journal VALUES (2, '2026', '', '撤销', 'undo', 9)",
        "INSERT INTO sequence VALUES (2, 'ABCD', 0)",
    ):
        with pytest.raises(Exception, match=r"constraint failed|only added to"):
            migrated.execute(wrong)


def test_m0004_clauses(migrated: Connection) -> None:
    migrated.execute("INSERT INTO enterprise (id, name) VALUES ('A', '甲')")
    migrated.execute(
        "INSERT INTO loan (id, enterprise, green, interest_paid_fen) VALUES ('L', 'A', 1, 85000000)"
    )
    for wrong in (
        "INSERT INTO loan (id, enterprise) VALUES ('M', 'Z')",
        "INSERT INTO loan (id, enterprise, drawn_on) VALUES ('M', 'A', '2026-02-30')",
        "INSERT INTO loan (id, enterprise, interest_paid_fen) VALUES ('M', 'A', 1.5)",
        "INSERT INTO energy_management_system (id, enterprise, connected_city) VALUES ('M', 'A', 2)",
    ):
        with pytest.raises(Exception, match=r"constraint failed|cannot store"):
            migrated.execute(wrong)


def test_m0005_policy(migrated: Connection) -> None:
    migrated.execute("INSERT INTO enterprise (id, name) VALUES ('A', '甲')")
    migrated.execute("INSERT INTO content VALUES (?, ?)", ("0" * 64, b"x"))
    for wrong in (
        "INSERT INTO ruling (id, ruled_on) VALUES ('R', '2026-02-30')",
        "INSERT INTO seal (id, enterprise) VALUES ('S', 'Z')",
        "INSERT INTO budget (id, pool_fen) VALUES ('B', 1.5)",
        "INSERT INTO content VALUES ('short', x'00')",
        "UPDATE content SET bytes = x'00'",
    ):
        with pytest.raises(Exception, match=r"constraint failed|cannot store|only be added to"):
            migrated.execute(wrong)


def test_m0006_energy(migrated: Connection) -> None:
    migrated.execute("INSERT INTO enterprise (id, name) VALUES ('A', '甲')")
    migrated.execute(
        "INSERT INTO energy_use (id, enterprise, year, carrier, quantity, factor)"
        " VALUES ('U', 'A', 2025, '天然气', '120', '1.2143')"
    )
    for wrong in (
        "INSERT INTO energy_use (id, enterprise) VALUES ('V', 'Z')",
        "INSERT INTO energy_use (id, year) VALUES ('V', 'x')",
        "INSERT INTO product_energy (id, enterprise) VALUES ('P', 'Z')",
    ):
        with pytest.raises(Exception, match=r"constraint failed|cannot store"):
            migrated.execute(wrong)


def test_m0007_reasons(migrated: Connection) -> None:
    migrated.execute(
        'INSERT INTO reason (id, of_noun, "of", sentence, reason, given_on)'
        " VALUES ('R', 'enterprise', 'A', '没有这一天', '已核对', '2026-06-30')"
    )
    with pytest.raises(Exception, match="constraint failed"):
        migrated.execute("INSERT INTO reason (id, given_on) VALUES ('S', '2026-02-30')")
    plan = migrated.execute(
        "EXPLAIN QUERY PLAN SELECT id FROM enterprise WHERE phone = '1'"
    ).fetchone()
    assert "enterprise_phone" in plan[3]


def test_m0008_merging(migrated: Connection) -> None:
    migrated.execute("INSERT INTO enterprise (id, former_names) VALUES ('A', '甲厂\n乙厂')")
    migrated.execute("INSERT INTO merging (id, kept, lost) VALUES ('M', 'A', 'gone')")
    for wrong in (
        "INSERT INTO merging (id, merged_on) VALUES ('N', '2026-02-30')",
        "INSERT INTO different_firms (id, answered_on) VALUES ('D', 'x')",
        "INSERT INTO different_firms (id) VALUES (NULL)",
    ):
        with pytest.raises(Exception, match=r"constraint failed"):
            migrated.execute(wrong)
    plan = migrated.execute(
        "EXPLAIN QUERY PLAN SELECT seq FROM journal_change WHERE noun = 'title' AND record = 'T'"
    ).fetchone()
    assert "journal_change_record" in plan[-1]


def test_m0009_dossier(migrated: Connection) -> None:
    migrated.execute("INSERT INTO enterprise (id) VALUES ('A')")
    migrated.execute("INSERT INTO loan (id, enterprise, rate_pct) VALUES ('L', 'A', '3.85')")
    for wrong in (
        "INSERT INTO project (id, enterprise) VALUES ('P', 'gone')",
        "INSERT INTO retrofit (id, enterprise, started_on) VALUES ('R', 'A', '2026-02-30')",
        "INSERT INTO invoice (id, enterprise, amount_fen) VALUES ('I', 'A', '1.5')",
    ):
        with pytest.raises(Exception, match=r"(?i)constraint failed|cannot store"):
            migrated.execute(wrong)


def test_a_register_of_the_second_version_keeps_its_data(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made by the first two steps alone, filled, then opened by this program."""
    with monkeypatch.context() as earlier:
        earlier.setattr("db.migrations.LATEST", 2)
        earlier.setattr("db.opening.LATEST", 2)
        earlier.setattr(steps, "_migrations", steps._migrations[:2])
        owner = firm().model_copy(update={"id": "A"})
        with open_store(folder, create=True, now=clock) as old:
            old._db.execute(
                "INSERT INTO enterprise (id, name, county) VALUES ('A', ?, ?)",
                (owner.name, owner.county),
            )
            old._db.execute(
                "INSERT INTO retrofit (id, enterprise, project) VALUES ('R', ?, '一号窑')",
                (owner.id,),
            )
            old._db.execute(
                "INSERT INTO journal (at, operator, name, kind) VALUES ('2026', '', '登记', 'write')"
            )
    with open_store(folder, now=clock) as store:
        assert store.get(Enterprise, owner.id) == owner
        assert store.find(Retrofit) == [Retrofit(id="R", enterprise=owner.id, project="一号窑")]
        assert [entry.name for entry in store.history(1)] == ["登记"]
        with store.transaction("登记绿色贷款") as write:
            loan = write.put(Loan(enterprise=owner.id, green=True, interest_paid_fen=85_000_000))
        assert store.find(Loan, enterprise=owner.id) == [loan]
        assert store.faults() == []


def test_m0010_past_awards(migrated: Connection) -> None:
    migrated.execute("INSERT INTO enterprise (id, name) VALUES ('A', '甲')")
    migrated.execute(
        "INSERT INTO past_award (id, enterprise, amount_fen, year) VALUES ('P', 'A', 20000000, 2023)"
    )
    for wrong in (
        "INSERT INTO past_award (id, enterprise) VALUES ('Q', 'Z')",
        "INSERT INTO past_award (id, park) VALUES ('Q', 'Z')",
        "INSERT INTO past_award (id, paid_on) VALUES ('Q', '2023-02-30')",
        "INSERT INTO past_award (id, amount_fen) VALUES ('Q', 1.5)",
        "INSERT INTO past_award (id, made) VALUES ('Q', 2)",
    ):
        with pytest.raises(Exception, match=r"constraint failed|cannot store"):
            migrated.execute(wrong)
