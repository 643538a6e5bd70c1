"""以前兑现: old award ledgers read, matched to firms and records, decided row by row, written, and shown again."""
