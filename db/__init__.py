"""The store: one county's register in an encrypted SQLite file, its migrations, journal and lock."""
