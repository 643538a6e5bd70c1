"""What a county auditor would ask of each record, one module per kind; `operations.checks` is the door."""
