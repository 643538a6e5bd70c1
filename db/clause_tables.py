"""The statements of the fourth step: the nouns of clauses 二(2), 四, 五, 六, 七 and 八."""

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
