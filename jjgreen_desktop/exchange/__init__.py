"""Every workbook, in and out. The only room for openpyxl and calamine."""
