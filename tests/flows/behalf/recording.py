"""What is recorded on behalf of somebody else, as tests of it begin."""

from storage import database as db
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, World

CLIENT, STAFF_NAME, NEW_NAME, NEW_PHONE = "恒信阀门", "王芳", "张三", "13800001234"


async def record(world: World, what: str, *doings: str, who: int = CONSULTANT, client: str | None = CLIENT) -> Phone:
    """Somebody begins to record this kind of thing; then presses buttons, or types (``>text``)."""
    phone = await world.phone(who)
    await phone.text("代录")
    for pressed in (client, what):
        if pressed is not None:
            await phone.press(pressed)
    await do(phone, *doings)
    return phone


async def do(phone: Phone, *doings: str) -> Message:
    """Presses buttons, types (``>text``), sends photos (``📷``, perhaps with a caption); returns the newest message."""
    for doing in doings:
        if doing.startswith("📷"):
            await phone.photo(picture(), caption=doing[1:] or None)
        else:
            await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    return await phone.last()


NEW_PERSON = ("＋ 名单里没有", f">{NEW_NAME}", f">{NEW_PHONE}")
COMPLAINT = (">昨天的巡查没有来人。", "服务时效", "不清楚", "跳过", "✅ 确认无误，提交")


async def trail_of(action: str) -> list[tuple[int, str]]:
    """Who did this, and the details, in order."""
    rows = await db.values("SELECT person_id, details FROM trail WHERE action = :action ORDER BY id", action=action)
    return [(int(row["person_id"]), str(row["details"])) for row in rows]
