"""The refusals that every kind of workbook can meet, each a sentence with the next step."""

from jjgreen_desktop.domain.problem import Problem

SAVE_AS = "请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（*.xlsx）”，再导入另存的文件。"


def locked(name: str) -> Problem:
    """The file asks for a password."""
    return Problem(
        f"“{name}”设有打开密码。", "请在 WPS 或 Excel 中打开，取消密码并另存为 .xlsx，再导入。"
    )


def macros(name: str) -> Problem:
    """The file carries macros; they are never run, and a file with them is not opened."""
    return Problem(
        f"“{name}”带有宏，没有打开。",
        "请在 WPS 或 Excel 中另存为不带宏的“Excel 工作簿（*.xlsx）”，再导入。",
    )


def damaged(name: str) -> Problem:
    """The file cannot be read to its end."""
    return Problem(f"“{name}”已损坏，打不开。", f"请重新复制一份再试；仍打不开的，{SAVE_AS}")


def no_workbook(name: str, what: str = "不是 Excel 工作簿") -> Problem:
    """The file is something else."""
    return Problem(
        f"“{name}”{what}。", "请选 .xlsx、.xls、.ods 或 .et 表格，或另存为 .xlsx 后再导入。"
    )
