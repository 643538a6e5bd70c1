"""The statements of the ninth step: what completes a dossier, and what is kept beside its records."""

DOSSIER = """
CREATE TABLE provider (
    id TEXT PRIMARY KEY,
    name TEXT,
    credit_code TEXT,
    services TEXT,
    qualification TEXT,
    address TEXT,
    contact TEXT,
    phone TEXT,
    bank TEXT,
    bank_account TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE project (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    name TEXT,
    code TEXT,
    kind TEXT,
    investment_fen INTEGER,
    started_on TEXT CHECK (started_on IS date(started_on)),
    completed_on TEXT CHECK (completed_on IS date(completed_on)),
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE diagnosis_finding (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    diagnosis TEXT,
    measure TEXT,
    kind TEXT,
    investment_fen INTEGER,
    saving_tce TEXT,
    benefit_fen INTEGER,
    payback_years TEXT,
    decision TEXT,
    project TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE invoice (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    energy_management_system TEXT,
    number TEXT,
    invoiced_on TEXT CHECK (invoiced_on IS date(invoiced_on)),
    amount_fen INTEGER,
    without_vat_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE title_status (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    park TEXT REFERENCES park (id),
    of_title TEXT,
    status TEXT,
    changed_on TEXT CHECK (changed_on IS date(changed_on)),
    document TEXT,
    new_name TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE record_note (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    park TEXT REFERENCES park (id),
    of_noun TEXT,
    "of" TEXT,
    noted_on TEXT CHECK (noted_on IS date(noted_on)),
    noted_by TEXT,
    text TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    park TEXT REFERENCES park (id),
    of_noun TEXT,
    "of" TEXT,
    file_name TEXT,
    kind TEXT,
    pages TEXT,
    size TEXT,
    media TEXT,
    content TEXT,
    added_on TEXT CHECK (added_on IS date(added_on)),
    added_by TEXT,
    note TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    screen TEXT,
    name TEXT,
    state TEXT
) STRICT, WITHOUT ROWID

CREATE INDEX project_enterprise ON project (enterprise)

CREATE INDEX diagnosis_finding_enterprise ON diagnosis_finding (enterprise)

CREATE INDEX diagnosis_finding_diagnosis ON diagnosis_finding (diagnosis)

CREATE INDEX invoice_enterprise ON invoice (enterprise)

CREATE INDEX invoice_energy_management_system ON invoice (energy_management_system)

CREATE INDEX title_status_enterprise ON title_status (enterprise)

CREATE INDEX title_status_park ON title_status (park)

CREATE INDEX title_status_of_title ON title_status (of_title)

CREATE INDEX record_note_enterprise ON record_note (enterprise)

CREATE INDEX record_note_park ON record_note (park)

CREATE INDEX attachment_enterprise ON attachment (enterprise)

CREATE INDEX attachment_park ON attachment (park)

CREATE INDEX record_note_of ON record_note ("of")

CREATE INDEX attachment_of ON attachment ("of")

CREATE INDEX attachment_content ON attachment (content)

CREATE INDEX invoice_number ON invoice (number)

CREATE INDEX provider_name ON provider (name)

CREATE INDEX provider_credit_code ON provider (credit_code)

ALTER TABLE annual_return ADD COLUMN revenue TEXT

ALTER TABLE annual_return ADD COLUMN water TEXT

ALTER TABLE annual_return ADD COLUMN carbon TEXT

ALTER TABLE annual_return ADD COLUMN motors TEXT

ALTER TABLE annual_return ADD COLUMN efficient_motors TEXT

ALTER TABLE retrofit ADD COLUMN intended_on TEXT CHECK (intended_on IS date(intended_on))

ALTER TABLE retrofit ADD COLUMN investment_fen INTEGER

ALTER TABLE retrofit ADD COLUMN started_on TEXT CHECK (started_on IS date(started_on))

ALTER TABLE loan ADD COLUMN due_on TEXT CHECK (due_on IS date(due_on))

ALTER TABLE loan ADD COLUMN rate_pct TEXT
"""
