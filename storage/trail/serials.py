"""Serial numbers: each is given out once, in order; one taken by a transaction that fails is given out again."""

from storage import database as db


async def next_serial(series: str) -> int:
    """The next number of a series, from 1; who asks for the same series at the same moment waits for the commit."""
    return await db.number(
        "INSERT INTO serial (series, given) VALUES (:series, 1)"
        " ON CONFLICT (series) DO UPDATE SET given = serial.given + 1 RETURNING given",
        series=series,
    )


async def skip_serials(series: str, count: int) -> int:
    """Leaves so many serials of a series out; returns the last one left out, behind which it goes on."""
    return await db.number(
        "INSERT INTO serial (series, given) VALUES (:series, :count)"
        " ON CONFLICT (series) DO UPDATE SET given = serial.given + :count RETURNING given",
        series=series,
        count=count,
    )
