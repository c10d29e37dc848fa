"""An administrator who hears that something was not delivered hears what it was, of every kind."""

import pytest

from bot.letters.catalogue import KINDS
from bot.rules.text import Language
from storage.post import outbox
from tests.schedules.post_room import heard, read_in
from tests.world import ADMINISTRATOR, World

SAID_BEFORE = {
    "case_reminder": ("到期提醒", "a reminder"),
    "digest": ("早间汇总", "the morning digest"),
    "patrol_report": ("巡查报告", "a patrol report"),
    "own_report": ("报告", "a report"),
    "case_news": ("进展通知", "news of a case"),
    "training_announced": ("培训通知", "news of a training"),
    "training_reminder": ("培训提醒", "a training reminder"),
    "own_training": ("主讲培训提醒", "a reminder of a training they lead"),
    "seat_freed": ("培训递补通知", "news of a freed training seat"),
    "recorded_for_you": ("代录通知", "news of a record made for them"),
    "record_disputed": ("代录核实通知", "news of a disputed record"),
    "assigned": ("分工通知", "news of their assignments"),
    "training_cancelled": ("培训取消通知", "news of a cancelled training"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_kind_has_its_own_name_and_one_of_before_is_a_notice(
    language: Language, sqlite_world: World
) -> None:
    world = sqlite_world
    await world.phone(ADMINISTRATOR)
    await read_in(world, ADMINISTRATOR, language)
    for code in (*KINDS, "of before"):
        await outbox.add_message(
            key=code,
            kind="undelivered",
            person_id=world.company.people[ADMINISTRATOR].id,
            subject_kind="outbox",
            subject_id=0,
            send_at=world.clock.now(),
            parameters={"name": "李强", "kind": code},
        )
    await world.beat()
    said = "⚠️ 未送达：{}没能发给李强" if language == "zh" else "⚠️ Not delivered: {} could not be sent to 李强"
    names = [*(kind.name.to(language) for kind in KINDS.values()), "通知" if language == "zh" else "a notice"]
    told = await heard(world, ADMINISTRATOR, "李强")
    assert len(told) == len(names)
    for text, name in zip(told, names, strict=True):
        assert text.startswith(said.format(name))


def test_what_had_a_name_before_kept_it() -> None:
    assert {code: (KINDS[code].name.zh, KINDS[code].name.en) for code in SAID_BEFORE} == SAID_BEFORE
