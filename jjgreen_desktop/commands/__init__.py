"""The command line: one module per sub-command, each with `arguments` and `run`."""
