"""The statements of the fifth step: tables for working with the policy, and what tells one project from another."""

POLICY = """
CREATE TABLE ruling (
    id TEXT PRIMARY KEY,
    pack TEXT,
    ruling TEXT,
    choice TEXT,
    of TEXT,
    ruled_by TEXT,
    ruled_on TEXT CHECK (ruled_on IS date(ruled_on)),
    document TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE pack (
    id TEXT PRIMARY KEY,
    pack TEXT,
    name TEXT,
    version TEXT,
    hash TEXT,
    content TEXT,
    from_on TEXT CHECK (from_on IS date(from_on)),
    file_name TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE seal (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    park TEXT REFERENCES park (id),
    occasion TEXT,
    clause TEXT,
    of TEXT,
    assessed_on TEXT CHECK (assessed_on IS date(assessed_on)),
    sealed_on TEXT CHECK (sealed_on IS date(sealed_on)),
    pack TEXT,
    pack_version TEXT,
    pack_hash TEXT,
    facts_hash TEXT,
    result_hash TEXT,
    content TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE same_project (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    first_noun TEXT,
    first TEXT,
    second_noun TEXT,
    second TEXT,
    sign TEXT,
    answer TEXT,
    reason TEXT,
    answered_on TEXT CHECK (answered_on IS date(answered_on)),
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE budget (
    id TEXT PRIMARY KEY,
    year INTEGER,
    pool_fen INTEGER,
    document TEXT,
    criteria TEXT,
    carry_down INTEGER CHECK (carry_down IN (0, 1)),
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE budget_share (
    id TEXT PRIMARY KEY,
    year INTEGER,
    clause TEXT,
    share_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE plan_mark (
    id TEXT PRIMARY KEY,
    year INTEGER,
    clause TEXT,
    of TEXT,
    mark TEXT,
    reason TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE content (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    bytes BLOB NOT NULL
) STRICT

CREATE TRIGGER content_stays BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'content can only be added to'); END

CREATE INDEX seal_enterprise ON seal (enterprise)

CREATE INDEX seal_park ON seal (park)

CREATE INDEX same_project_enterprise ON same_project (enterprise)

ALTER TABLE retrofit ADD COLUMN contract_number TEXT

ALTER TABLE retrofit ADD COLUMN invoice_numbers TEXT

ALTER TABLE retrofit ADD COLUMN equipment_numbers TEXT

ALTER TABLE energy_management_system ADD COLUMN invoice_numbers TEXT

ALTER TABLE energy_management_system ADD COLUMN equipment_numbers TEXT

ALTER TABLE energy_performance_contract ADD COLUMN loan_number TEXT

ALTER TABLE energy_performance_contract ADD COLUMN invoice_numbers TEXT

ALTER TABLE energy_performance_contract ADD COLUMN equipment_numbers TEXT

ALTER TABLE outside_award ADD COLUMN contract_number TEXT

ALTER TABLE outside_award ADD COLUMN invoice_numbers TEXT

ALTER TABLE outside_award ADD COLUMN filing_number TEXT

ALTER TABLE outside_award ADD COLUMN equipment_numbers TEXT

CREATE INDEX retrofit_contract ON retrofit (contract_number)
"""
