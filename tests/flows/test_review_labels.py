"""The review page at phone width."""

from tests.world import STAFF, World


async def test_on_the_review_a_long_label_has_a_row_of_its_own_and_is_not_cut(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("English")
    await staff.text("complain")
    await staff.text("Nobody came.")
    await staff.press("Timeliness")
    rows = [[button.text for button in row] for row in (await staff.last()).rows]
    assert ["✏️ What happened"] in rows
    assert ["＋ Your manager may see it"] in rows
    assert ["＋ Evidence", "✏️ Subject"] in rows
