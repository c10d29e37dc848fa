"""What looks like an entry that is there, among the rows of a workbook."""

from bot.rules.ledgers.alike import find_alike
from bot.rules.ledgers.planning import Change, Entry, Existing

HX = Entry(1, {"code": "HX", "name": "恒信阀门有限公司", "short_name": "恒信阀门"})
CG = Entry(2, {"code": "CG", "name": "晨光电器有限公司", "short_name": "晨光电器"})
THERE: Existing = {"clients": {("HX",): HX, ("CG",): CG}}


def renamed(entry: Entry, **values: str) -> Change:
    return Change("clients", 3, {**entry.values, **values}, tuple(values), entry)


def test_a_row_that_is_renamed_into_another_is_like_it() -> None:
    change = renamed(CG, short_name="恒信 阀门")
    assert find_alike([change], THERE) == ((change, "恒信阀门 (HX)"),)


def test_a_row_that_is_renamed_into_nobody_else_is_not_nor_is_one_that_keeps_its_name() -> None:
    assert find_alike([renamed(CG, short_name="晨光新电器"), renamed(HX, order_75="是")], THERE) == ()
    # nor into what it was called by its other name
    assert find_alike([renamed(CG, short_name="晨光电器有限公司")], THERE) == ()


def test_two_rows_that_are_renamed_alike_are_like_each_other() -> None:
    changes = [renamed(HX, short_name="明德"), renamed(CG, short_name="明 德")]
    assert find_alike(changes, THERE) == ((changes[1], "明德 (HX)"),)
