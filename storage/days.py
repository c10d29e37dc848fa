"""The day of a moment, in SQL: the firm works in Beijing, and moments are kept in UTC."""

from storage import database as db


def beijing_day(moment: str) -> str:
    """SQL: on which day of Beijing the moment of this expression was, as ``rules.beijing.beijing_day`` says it."""
    if db.dialect() == "sqlite":
        return f"date({moment}, '+8 hours')"
    return f"({moment} AT TIME ZONE 'Asia/Shanghai')::date"
