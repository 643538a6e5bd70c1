"""Every paper, one module each; the only room that imports reportlab.

To add a paper: gather its facts into a frozen dataclass in `operations`, add a module here with
`pdf(facts) -> bytes` that fills an `OfficialPaper` or draws on a `Sheet`, and read it back in its test.
All text goes through `typesetting`; nothing else measures, breaks or draws a string.
"""
