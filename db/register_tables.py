"""The statements of the first step: the nine nouns of the register."""

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
