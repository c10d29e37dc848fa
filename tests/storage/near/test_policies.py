"""Two policies of two versions each, and who read them: each condition tells apart what differs in one thing."""

from collections.abc import Awaitable
from typing import Any

import pytest

from bot.records.policies import PolicyVersion
from bot.rules.policies import Audience
from storage import database as db
from storage import policies
from tests.storage.near.firms import MINUTE, Near, near
from tests.storage.rows import NOW

WRITTEN = (("policies_to_read", "waiting"), ("policy_again", "held"))


@pytest.fixture
async def firm(database: str) -> Near:
    """Two firms with people."""
    return await near()


async def a_version(firm: Near, policy: int, state: str = "draft", **columns: Any) -> int:
    """A version that is not published yet."""
    added = await policies.add_version(
        policy_id=policy,
        title="保密制度",
        audience=Audience.EVERYBODY,
        body=f"第 {policy} 号制度",
        state=state,
        draft_id=None,
        person_id=firm.other,
        at=NOW,
    )
    if columns:
        await db.change("policy_version", added, **columns)
    return added


async def got(version_id: int) -> PolicyVersion:
    """A version."""
    found = await policies.get_version(version_id)
    assert found is not None
    return found


async def published(firm: Near, policy: int) -> int:
    """A version in force, perhaps in place of one before."""
    added = await a_version(firm, policy)
    assert await policies.publish(await got(added), NOW)
    return added


async def ids(found: Awaitable[list[PolicyVersion]]) -> list[int]:
    """The ids of the versions that are found."""
    return [version.id for version in await found]


async def test_in_force_is_the_last_published_version_of_each_policy_that_was_not_revoked(firm: Near) -> None:
    one, other = [await policies.add_policy(firm.other, NOW) for _ in range(2)]
    first, second = await published(firm, one), await published(firm, one)
    theirs, draft = await published(firm, other), await a_version(firm, one)
    assert [(await got(version)).number for version in (first, second, theirs, draft)] == [1, 2, 1, 0]
    assert await ids(policies.find_current()) == [theirs, second]
    assert await ids(policies.find_published(one)) == [second, first]
    assert await ids(policies.find_published(other)) == [theirs]
    assert await policies.get_body(theirs) == f"第 {other} 号制度"
    assert await policies.get_body(second) == f"第 {one} 号制度"
    assert await policies.get_body(draft + 1) == ""

    # what was published already, or is not the last, changes nothing
    assert not await policies.publish(await got(first), NOW)
    assert not await policies.revoke(await got(first), NOW)
    assert await policies.revoke(await got(second), NOW)
    assert not await policies.revoke(await got(second), NOW)
    assert await ids(policies.find_current()) == [theirs]
    assert await ids(policies.find_revoked()) == [second]
    assert not await policies.publish(await got(first), NOW)
    assert await ids(policies.find_current()) == [theirs], "what is not published brings nothing back"
    assert await policies.publish(await got(draft), NOW + MINUTE)
    assert await ids(policies.find_current()) == [draft, theirs]
    assert await ids(policies.find_revoked()) == []


async def test_unpublished_is_what_its_author_has_still_to_decide_about(firm: Near) -> None:
    policy = await policies.add_policy(firm.other, NOW)
    states = ("reading", "unreadable", "draft", "discarded")
    made = {state: await a_version(firm, policy, state) for state in states}
    in_force = await published(firm, policy)
    waiting = [made[state] for state in ("draft", "unreadable", "reading")]
    assert await ids(policies.find_unpublished()) == waiting
    for version in (made["unreadable"], made["draft"], made["discarded"], in_force):
        assert not await policies.change_text(version, "draft", "别的")
    assert await policies.change_text(made["reading"], "draft", "不外传。")
    assert not await policies.change_text(made["reading"], "draft", "别的")
    assert [await policies.get_body(one) for one in (made["reading"], made["draft"])] == [
        "不外传。",
        f"第 {policy} 号制度",
    ]
    assert await policies.discard(made["unreadable"])
    assert await policies.discard(made["reading"])
    for version in (made["unreadable"], made["discarded"], in_force):
        assert not await policies.discard(version)
    assert await ids(policies.find_unpublished()) == [made["draft"]]
    assert (await got(in_force)).state == "published"


async def test_readings_are_ones_own_of_each_version_and_noted_once(firm: Near) -> None:
    policy = await policies.add_policy(firm.other, NOW)
    version, other = await published(firm, policy), await published(firm, policy)
    assert await policies.add_reading(version, firm.person, NOW) is not None
    assert await policies.add_reading(version, firm.person, NOW + MINUTE) is None
    assert await policies.add_reading(version, firm.other, NOW) is not None
    assert await policies.add_reading(other, firm.other, NOW) is not None
    assert await policies.find_readings(firm.person) == {version: NOW}
    assert await policies.find_readings(firm.other) == {version: NOW, other: NOW}
    assert await policies.count_readers(await got(version)) == (2, 3)
    assert await policies.count_readers(await got(other)) == (1, 3)
    unread = await policies.find_unread(await got(other), 9, 0)
    assert sorted(one.name for one in unread) == ["李敏", "陈静"]
    assert [one.name for one in await policies.find_unread(await got(other), 1, 1)] == [unread[1].name]
    assert [one.name for one in await policies.find_unread(await got(version), 9, 0)] == ["陈静"]


async def test_messages_go_to_who_has_still_to_read_once_each(firm: Near) -> None:
    policy = await policies.add_policy(firm.other, NOW)
    version = await got(await published(firm, policy))
    await policies.add_reading(version.id, firm.other, NOW)
    told = await policies.add_messages(version, "policies_to_read", "one", NOW, among=(firm.person, firm.other))
    assert told == [firm.person]
    assert await policies.add_messages(version, "policies_to_read", "one", NOW) == [firm.both]
    assert sorted(await policies.add_messages(version, "policy_again", "one", NOW, held=True)) == sorted(
        (firm.person, firm.both)
    )
    rows = await db.values("SELECT kind, person_id, state FROM outbox ORDER BY id")
    assert sorted((row["kind"], row["person_id"], row["state"]) for row in rows) == sorted(
        [(kind, who, state) for kind, state in WRITTEN for who in (firm.person, firm.both)]
    )
