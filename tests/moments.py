"""The moments at which a program is easily wrong: whatever day or hour it is, tests begin at one of these."""

from datetime import datetime

MOMENTS = {
    "monday": datetime.fromisoformat("2026-11-23T09:30:00+08:00"),
    "sunday": datetime.fromisoformat("2026-11-22T10:00:00+08:00"),
    "new_years_eve": datetime.fromisoformat("2026-12-31T16:00:00+08:00"),
    "after_a_long_holiday": datetime.fromisoformat("2026-10-08T09:00:00+08:00"),
    "leap_day": datetime.fromisoformat("2028-02-29T10:00:00+08:00"),
    "make_up_saturday": datetime.fromisoformat("2026-10-10T09:00:00+08:00"),
    "a_minute_to_midnight": datetime.fromisoformat("2026-11-23T23:59:00+08:00"),
    "year_without_calendar": datetime.fromisoformat("2031-06-04T10:00:00+08:00"),
}
