"""导入: a workbook is shown as a plan first; only then is anything written."""
