"""Numbers for records, one series per kind and Beijing day; practice has its own."""

from dataclasses import replace

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.numbering import Number
from bot.rules.practice import is_practice
from storage.trail.serials import next_serial


async def next_number(kind: str, cause: Cause) -> str:
    """The next free number of a series today, such as ``WT20261123-04``, or for who practises ``LX-WT20261123-01``."""
    first = Number(kind, beijing_day(cause.at), 1, practice=is_practice(cause.person_id))
    return str(replace(first, serial=await next_serial(first.series)))
