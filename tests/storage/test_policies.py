"""Policies in the database: the same people are asked as the rule says, by one statement for however many."""

import asyncio

import pytest

from bot.rules.cause import Cause
from bot.rules.people import FOR_ONE_CLIENT, Role
from bot.rules.policies import Audience, is_for
from bot.rules.practice import GRANTED, SIDES, practice_self
from storage import database as db
from storage import policies, practice
from storage.clients import add_client
from storage.database import writing
from storage.people import persons as people
from tests.storage.rows import NOW, a_person


async def one_of_each_role() -> list[int]:
    """A person per role, one who has not consented, and one whose role ended."""
    client, found = await add_client("HX", "恒信阀门有限公司", "恒信阀门", NOW), []
    for number, role in enumerate((*Role, Role.AUDITOR, Role.CLIENT_STAFF), start=1001):
        person = await people.add_person(telegram_id=number, name=f"{number}", language="zh", at=NOW)
        if number != 1000 + len(Role) + 1:
            await people.change_consent(person, f"{number}", NOW)
        await people.add_grant(person, role, client if role in FOR_ONE_CLIENT else None, NOW)
        found.append(person)
    await db.changed("UPDATE role_grant SET ended_at = :at WHERE person_id = :id", at=NOW, id=found[-1])
    return found


async def a_draft_of(audience: Audience, person: int) -> int:
    """A version that is not published yet, of a new policy."""
    policy = await policies.add_policy(person, NOW)
    return await another_draft(policy, audience, person)


async def another_draft(policy: int, audience: Audience, person: int) -> int:
    """A version that is not published yet."""
    return await policies.add_version(
        policy_id=policy,
        title="保密制度",
        audience=audience,
        body="不外传。",
        state="draft",
        draft_id=None,
        person_id=person,
        at=NOW,
    )


@pytest.mark.parametrize("audience", Audience)
async def test_those_are_asked_and_told_whom_the_rule_names(database: str, audience: Audience) -> None:
    everyone = await one_of_each_role()
    version = await policies.get_version(await a_draft_of(audience, everyone[0]))
    assert version is not None
    known = [await people.get_person(person_id) for person_id in everyone]
    expected = sorted(person.name for person in known if person is not None and is_for(audience, person))
    assert [one.name for one in await policies.find_unread(version, 50, 0)] == expected
    assert await policies.count_readers(version) == (0, len(expected))
    asked = await policies.find_to_tell(version)
    assert sorted(person.name for person in known if person is not None and person.id in asked) == expected
    first, *others = asked
    for among, told in (([first], [first]), (None, others), (None, [])):
        assert sorted(await policies.add_messages(version, "policies_to_read", "1", NOW, among=among)) == told
    (written,) = await db.values("SELECT COUNT(*) AS n FROM outbox WHERE state = 'waiting'")
    assert written["n"] == len(expected)


@pytest.mark.parametrize("audience", Audience)
async def test_practice_selves_are_neither_counted_nor_asked(database: str, audience: Audience) -> None:
    everyone = await one_of_each_role()
    version = await policies.get_version(await a_draft_of(audience, everyone[0]))
    assert version is not None
    counted = await policies.count_readers(version)
    client = await practice.add_practice_client(everyone[0], "LX-1", "练习企业", NOW)
    for side in SIDES:
        self_id = practice_self(everyone[0], side)
        await practice.add_practice_self(self_id, f"练习·{side}", GRANTED[side], client, NOW)
        known = await people.get_person(self_id)
        assert known is not None
        assert not is_for(audience, known)
    assert await policies.count_readers(version) == counted
    assert len(await policies.find_unread(version, 50, 0)) == counted[1]


@writing
async def publish(cause: Cause, version_id: int) -> bool:
    """Publishes, as the use case does."""
    version = await policies.get_version(version_id)
    assert version is not None
    return await policies.publish(version, cause.at)


async def test_two_drafts_published_at_once_get_two_numbers(database: str) -> None:
    person = await a_person()
    policy = await policies.add_policy(person, NOW)
    drafts = [await another_draft(policy, Audience.EVERYBODY, person) for _ in range(6)]
    assert all(await asyncio.gather(*(publish(Cause(at=NOW), draft) for draft in drafts)))
    assert [version.number for version in await policies.find_published(policy)] == [6, 5, 4, 3, 2, 1]
    assert [version.number for version in await policies.find_current()] == [6]
