"""The statements of the second and third steps: settings, running numbers, the journal; drafts."""

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
