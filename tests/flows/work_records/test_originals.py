"""The archive keeps what was sent byte for byte; our team and the auditor see the checksum, the client the copies."""

from hashlib import sha256

from tests.flows.steps import english, press_sparingly, submit_patrol
from tests.sandbox.pictures import picture
from tests.world import AUDITOR, MANAGER, World


async def test_our_team_and_the_auditor_see_how_a_photo_is_kept(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, manager, auditor = await submit_patrol(world), await world.phone(MANAGER), await world.phone(AUDITOR)
    await world.pass_by(minutes=15)
    checksum = sha256(picture()).hexdigest()
    for phone in (consultant, auditor):
        await phone.text("XC20261123-01")
        shown = await press_sparingly(phone, "🔏 原件校验")
        assert f"1. 照片 · {len(picture())} 字节\n11月23日（周一）09:30 收到 · 周明" in shown.text
        assert f"SHA-256 {checksum}" in shown.text
    await consultant.press("‹ XC20261123-01")
    await english(auditor)
    await auditor.text("XC20261123-01")
    await auditor.press("🔏 Originals")
    assert "byte for byte" in (await auditor.last()).text
    await manager.text("XC20261123-01")
    assert "🖼 照片（1）" in await manager.buttons()
    assert "🔏 原件校验" not in await manager.buttons()
    forged = (await manager.last()).button("🖼 照片（1）")
    assert forged is not None
    assert forged.data is not None
    card = await manager.last()
    await manager.press_data(card, forged.data.replace("photos", "originals0"), force=True)
    assert checksum not in (await manager.last()).text
