"""Serial numbers are given out once, in order, without gaps."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.rules.cause import Cause
from storage.database import writing
from storage.trail.serials import next_serial

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@writing
async def number(cause: Cause, series: str) -> int:
    """A use case that needs a number."""
    return await next_serial(series)


@writing
async def number_and_fail(cause: Cause, series: str) -> None:
    """A use case that fails after it took a number."""
    await next_serial(series)
    raise ZeroDivisionError


async def test_each_series_counts_from_one(database: str) -> None:
    assert [await next_serial("WT20261123") for _ in range(3)] == [1, 2, 3]
    assert await next_serial("WT20261124") == 1


async def test_people_who_submit_at_once_get_different_numbers_without_a_gap(database: str) -> None:
    given = await asyncio.gather(*(number(Cause(at=NOW, lock=person), "WT20261123") for person in range(30)))
    assert sorted(given) == list(range(1, 31))


async def test_a_number_taken_by_a_transaction_that_failed_is_given_out_again(database: str) -> None:
    assert await number(Cause(at=NOW), "WT20261123") == 1
    with pytest.raises(ZeroDivisionError):
        await number_and_fail(Cause(at=NOW), "WT20261123")
    assert await number(Cause(at=NOW), "WT20261123") == 2
