CREATE TRIGGER content_stays BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'content can only be added to'); END;

CREATE TRIGGER journal_change_keeps BEFORE UPDATE ON journal_change
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;

CREATE TRIGGER journal_change_stays BEFORE DELETE ON journal_change
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;

CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;

CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE TABLE annual_return (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    year INTEGER,
    energy_tce TEXT,
    energy_basis TEXT,
    value_added TEXT,
    note TEXT
, revenue TEXT, water TEXT, carbon TEXT, motors TEXT, efficient_motors TEXT) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE budget (
    id TEXT PRIMARY KEY,
    year INTEGER,
    pool_fen INTEGER,
    document TEXT,
    criteria TEXT,
    carry_down INTEGER CHECK (carry_down IN (0, 1)),
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE budget_share (
    id TEXT PRIMARY KEY,
    year INTEGER,
    clause TEXT,
    share_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE content (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    bytes BLOB NOT NULL
) STRICT;

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
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE different_firms (
    id TEXT PRIMARY KEY,
    first TEXT,
    second TEXT,
    sign TEXT,
    reason TEXT,
    answered_on TEXT CHECK (answered_on IS date(answered_on))
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
, invoice_numbers TEXT, equipment_numbers TEXT) STRICT, WITHOUT ROWID;

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
, loan_number TEXT, invoice_numbers TEXT, equipment_numbers TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE energy_use (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    year INTEGER,
    carrier TEXT,
    quantity TEXT,
    unit TEXT,
    flow TEXT,
    basis TEXT,
    heat_value TEXT,
    factor TEXT,
    factor_source TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;

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
, former_names TEXT) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE invoice (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    energy_management_system TEXT,
    number TEXT,
    invoiced_on TEXT CHECK (invoiced_on IS date(invoiced_on)),
    amount_fen INTEGER,
    without_vat_fen INTEGER,
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    operator TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('write', 'setting', 'undo', 'redo')),
    "of" INTEGER REFERENCES journal (seq),
    CHECK (("of" IS NULL) = (kind IN ('write', 'setting')))
) STRICT;

CREATE TABLE journal_change (
    seq INTEGER NOT NULL REFERENCES journal (seq),
    part INTEGER NOT NULL,
    noun TEXT NOT NULL,
    record TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (seq, part)
) STRICT, WITHOUT ROWID;

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
, due_on TEXT CHECK (due_on IS date(due_on)), rate_pct TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE merging (
    id TEXT PRIMARY KEY,
    kept TEXT,
    kept_name TEXT,
    lost TEXT,
    lost_name TEXT,
    lost_code TEXT,
    merged_on TEXT CHECK (merged_on IS date(merged_on)),
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE outside_award (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    project TEXT,
    source TEXT,
    amount_fen INTEGER,
    received_on TEXT CHECK (received_on IS date(received_on)),
    note TEXT
, contract_number TEXT, invoice_numbers TEXT, filing_number TEXT, equipment_numbers TEXT) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE park (
    id TEXT PRIMARY KEY,
    name TEXT,
    county TEXT,
    contact TEXT,
    phone TEXT,
    bank TEXT,
    bank_account TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE past_award (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    park TEXT REFERENCES park (id),
    payee TEXT,
    matter TEXT,
    clause TEXT,
    of_noun TEXT,
    "of" TEXT,
    direction TEXT,
    amount_fen INTEGER,
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    year INTEGER,
    document TEXT,
    ledger TEXT,
    place TEXT,
    content TEXT,
    imported_on TEXT CHECK (imported_on IS date(imported_on)),
    made INTEGER CHECK (made IN (0, 1)),
    note TEXT
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_mark (
    id TEXT PRIMARY KEY,
    year INTEGER,
    clause TEXT,
    of TEXT,
    mark TEXT,
    reason TEXT
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE product_energy (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    year INTEGER,
    product TEXT,
    output TEXT,
    output_unit TEXT,
    energy_tce TEXT,
    unit_energy TEXT,
    source TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE reason (
    id TEXT PRIMARY KEY,
    of_noun TEXT,
    "of" TEXT,
    field TEXT,
    "check" TEXT,
    sentence TEXT,
    reason TEXT,
    given_by TEXT,
    given_on TEXT CHECK (given_on IS date(given_on))
) STRICT, WITHOUT ROWID;

CREATE TABLE record_note (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    park TEXT REFERENCES park (id),
    of_noun TEXT,
    "of" TEXT,
    noted_on TEXT CHECK (noted_on IS date(noted_on)),
    noted_by TEXT,
    text TEXT
) STRICT, WITHOUT ROWID;

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
, contract_number TEXT, invoice_numbers TEXT, equipment_numbers TEXT, intended_on TEXT CHECK (intended_on IS date(intended_on)), investment_fen INTEGER, started_on TEXT CHECK (started_on IS date(started_on))) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    screen TEXT,
    name TEXT,
    state TEXT
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE sequence (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    prefix TEXT NOT NULL CHECK (length(prefix) = 4),
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE stop (
    id TEXT PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    document TEXT,
    from_on TEXT CHECK (from_on IS date(from_on)),
    to_on TEXT CHECK (to_on IS date(to_on)),
    clauses TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX annual_return_year ON annual_return (enterprise, year);

CREATE INDEX attachment_content ON attachment (content);

CREATE INDEX attachment_enterprise ON attachment (enterprise);

CREATE INDEX attachment_of ON attachment ("of");

CREATE INDEX attachment_park ON attachment (park);

CREATE INDEX award_enterprise ON award (enterprise);

CREATE UNIQUE INDEX award_line ON award ("of", clause);

CREATE INDEX award_park ON award (park);

CREATE INDEX catalogue_listing_enterprise ON catalogue_listing (enterprise);

CREATE INDEX diagnosis_enterprise ON diagnosis (enterprise);

CREATE INDEX diagnosis_finding_diagnosis ON diagnosis_finding (diagnosis);

CREATE INDEX diagnosis_finding_enterprise ON diagnosis_finding (enterprise);

CREATE INDEX energy_management_system_contract ON energy_management_system (contract_number);

CREATE INDEX energy_management_system_enterprise ON energy_management_system (enterprise);

CREATE INDEX energy_performance_contract_contract ON energy_performance_contract (contract_number);

CREATE INDEX energy_performance_contract_enterprise ON energy_performance_contract (enterprise);

CREATE INDEX energy_use_year ON energy_use (enterprise, year);

CREATE INDEX enterprise_bank_account ON enterprise (bank_account) WHERE bank_account IS NOT NULL;

CREATE UNIQUE INDEX enterprise_credit_code ON enterprise (credit_code) WHERE credit_code IS NOT NULL;

CREATE INDEX enterprise_phone ON enterprise (phone) WHERE phone IS NOT NULL;

CREATE INDEX equipment_rating_enterprise ON equipment_rating (enterprise);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX invoice_energy_management_system ON invoice (energy_management_system);

CREATE INDEX invoice_enterprise ON invoice (enterprise);

CREATE INDEX invoice_number ON invoice (number);

CREATE INDEX journal_change_gone ON journal_change (noun) WHERE after IS NULL;

CREATE INDEX journal_change_record ON journal_change (noun, record);

CREATE INDEX journal_of ON journal ("of") WHERE "of" IS NOT NULL;

CREATE INDEX journal_write ON journal (seq) WHERE kind = 'write';

CREATE INDEX loan_contract ON loan (contract_number);

CREATE INDEX loan_enterprise ON loan (enterprise);

CREATE INDEX merging_kept ON merging (kept);

CREATE INDEX outside_award_enterprise ON outside_award (enterprise);

CREATE INDEX past_award_enterprise ON past_award (enterprise);

CREATE INDEX past_award_of ON past_award ("of");

CREATE INDEX past_award_park ON past_award (park);

CREATE INDEX pilot_enterprise ON pilot (enterprise);

CREATE INDEX platform_enterprise ON platform (enterprise);

CREATE INDEX product_energy_year ON product_energy (enterprise, year);

CREATE INDEX project_enterprise ON project (enterprise);

CREATE INDEX provider_credit_code ON provider (credit_code);

CREATE INDEX provider_name ON provider (name);

CREATE INDEX reason_of ON reason ("of");

CREATE INDEX record_note_enterprise ON record_note (enterprise);

CREATE INDEX record_note_of ON record_note ("of");

CREATE INDEX record_note_park ON record_note (park);

CREATE INDEX retrofit_contract ON retrofit (contract_number);

CREATE INDEX retrofit_enterprise ON retrofit (enterprise);

CREATE INDEX retrofit_filing ON retrofit (filing_number);

CREATE INDEX same_project_enterprise ON same_project (enterprise);

CREATE INDEX seal_enterprise ON seal (enterprise);

CREATE INDEX seal_park ON seal (park);

CREATE INDEX solid_waste_enterprise ON solid_waste (enterprise);

CREATE INDEX special_case_enterprise ON special_case (enterprise);

CREATE INDEX stop_enterprise ON stop (enterprise);

CREATE INDEX title_enterprise ON title (enterprise);

CREATE INDEX title_park ON title (park);

CREATE INDEX title_status_enterprise ON title_status (enterprise);

CREATE INDEX title_status_of_title ON title_status (of_title);

CREATE INDEX title_status_park ON title_status (park);
