"""Which files are spreadsheets, by their names."""

SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
"""What is taken for an import, and refused with its reason where it is no .xlsx."""


def is_spreadsheet(name: str) -> bool:
    """Whether a file of this name is one."""
    return name.lower().endswith(SPREADSHEETS)
