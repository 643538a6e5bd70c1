"""The statements of the sixth step: energy by carrier, and by product."""

ENERGY = """
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
) STRICT, WITHOUT ROWID

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
) STRICT, WITHOUT ROWID

CREATE INDEX energy_use_year ON energy_use (enterprise, year)

CREATE INDEX product_energy_year ON product_energy (enterprise, year)
"""
