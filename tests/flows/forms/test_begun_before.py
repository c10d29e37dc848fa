"""A patrol that somebody began before checklists were the firm's data is finished by the form that it began with."""

import json
from pathlib import Path

import pytest

from bot.rules.forms.pinning import fingerprint, from_json
from bot.services.drafts import in_use as forms_in_use
from storage.drafts import form_versions
from tests.flows.steps import one, open_patrol, release
from tests.sandbox.pictures import picture
from tests.world import LEAD, World

BEFORE = json.loads(Path(__file__).with_name("patrol_3.json").read_text(encoding="utf-8"))
"""Version 3, the last one whose seven items were its questions."""


async def test_a_patrol_of_before_is_finished_by_its_own_form_and_reported(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = from_json(BEFORE)
    await form_versions.add_form_version("patrol", before.version, fingerprint(before), BEFORE, world.clock.now())
    with monkeypatch.context() as of_before:
        of_before.setitem(forms_in_use._IN_USE, "patrol", before)
        consultant = await open_patrol(world)
        await consultant.press("✅ 符合")
    assert await one("SELECT version FROM draft WHERE form = 'patrol'") == before.version

    await consultant.text("2-3符合 4不符合 封样缺失，其余符合")
    await consultant.photo(picture(), caption="4")
    await consultant.press("一般")
    assert "当场整改了吗" in (await consultant.last()).text, "as that version asks"
    await consultant.press("否")
    await consultant.press("✅ 确认无误，提交")
    assert await one("SELECT version FROM draft WHERE form = 'patrol' AND state = 'submitted'") == before.version
    assert await one("SELECT title FROM service_case WHERE kind = 'finding'") == "封样缺失"
    await release(world)
    await world.beat()
    lead = await world.phone(LEAD)
    await lead.text(str(await one("SELECT number FROM work_record")))
    assert "封样缺失" in (await lead.last()).text
    assert await one("SELECT count(*) FROM document") == 1, "and its report is made"
    assert await one("SELECT count(*) FROM failed_update") == 0
