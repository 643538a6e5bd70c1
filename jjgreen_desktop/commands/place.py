"""Which record is meant on the command line: by kind and id, by a firm's code or name, or by its id alone."""

from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, MODELS
from jjgreen_desktop.operations.office import Office

HELP = "企业或园区的代码、名称，或一条记录的编号，也可写 种类:编号，如 retrofit:ABCD00000012"


def record_named(office: Office, text: str) -> Record:
    """The one record meant.

    Raises UsageError for a kind there is not, Problem when there is no such record, or several firms have the name.
    """
    noun, colon, record = text.strip().partition(":")
    if colon and noun.isascii() and noun not in BY_NOUN:
        raise UsageError(f"没有“{noun}”这种记录，可选：{'、'.join(BY_NOUN)}。")
    if colon and noun in BY_NOUN:
        found = office.get(BY_NOUN[noun], record)
        if found is None:
            raise Problem(
                f"登记簿里没有编号“{record}”的{BY_NOUN[noun].label}。",
                "请核对编号；编号可从测算或导出的结果中取得。",
            )
        return found
    by_id = (office.get(model, text.strip()) for model in MODELS)
    return next((one for one in by_id if one), None) or subject_named(office, text)
