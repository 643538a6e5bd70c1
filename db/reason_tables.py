"""The statements of the seventh step: reasons given for 核实性 findings; who shares a phone or an account."""

REASONS = """
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
) STRICT, WITHOUT ROWID

CREATE INDEX reason_of ON reason ("of")

CREATE INDEX enterprise_phone ON enterprise (phone) WHERE phone IS NOT NULL

CREATE INDEX enterprise_bank_account ON enterprise (bank_account) WHERE bank_account IS NOT NULL
"""
