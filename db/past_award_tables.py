"""The statements of the tenth step: what was paid before, row by row of the old ledgers."""

PAST_AWARDS = """
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
) STRICT, WITHOUT ROWID

CREATE INDEX past_award_enterprise ON past_award (enterprise)

CREATE INDEX past_award_park ON past_award (park)

CREATE INDEX past_award_of ON past_award ("of")
"""
