"""What is looked at before a workbook is parsed: is it one, and can it do harm?

Runs in the reading child; each refusal is a Problem with the next step.
"""

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import ole, xls_check, zip_check
from jjgreen_desktop.exchange.refusals import no_workbook

MOST_BYTES = 64 * 1024 * 1024
ZIP = b"PK\x03\x04"


def check(name: str, content: bytes) -> frozenset[str]:
    """Refuse what is no workbook or not fit to be read. `name` is the file's name, for the sentence.

    Returns the sheets of a .xlsx in which rows may be hidden, by their parts. Raises Problem.
    """
    if not content:
        raise Problem(f"“{name}”是空文件。", "请向提供文件的人重新要一份，再导入。")
    if len(content) > MOST_BYTES:
        size = len(content) // 1024 // 1024
        raise Problem(f"“{name}”有 {size} MB，超过 64 MB。", "请把表拆成几个文件，分次导入。")
    if content.startswith(ZIP):
        return zip_check.check(name, content)
    if not content.startswith(ole.MAGIC):
        raise no_workbook(name)
    xls_check.check(name, content)
    return frozenset()
