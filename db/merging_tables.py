"""The statements of the seventh step: firms merged, firms told apart, former names, the journal by record."""

MERGING = """
CREATE TABLE merging (
    id TEXT PRIMARY KEY,
    kept TEXT,
    kept_name TEXT,
    lost TEXT,
    lost_name TEXT,
    lost_code TEXT,
    merged_on TEXT CHECK (merged_on IS date(merged_on)),
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE different_firms (
    id TEXT PRIMARY KEY,
    first TEXT,
    second TEXT,
    sign TEXT,
    reason TEXT,
    answered_on TEXT CHECK (answered_on IS date(answered_on))
) STRICT, WITHOUT ROWID

CREATE INDEX merging_kept ON merging (kept)

CREATE INDEX journal_change_record ON journal_change (noun, record)

CREATE INDEX journal_change_gone ON journal_change (noun) WHERE after IS NULL

ALTER TABLE enterprise ADD COLUMN former_names TEXT
"""
