"""What a client's people may not see is in nothing of theirs: looked for everywhere, by whatever can be looked at.

A private complaint and a patrol that is not released yet are planted; whatever somebody of the client can look at must
then say, letter for letter, what it said before: lists, counts, cards, documents and registers, also those to come.
"""

import json
from io import BytesIO

import openpyxl
import pytest

from bot.rules.people import Role
from bot.screens.buttons import Data, kinds, unpack
from bot.screens.ways import WAYS
from tests.flows.cases.filing import file_complaint, file_enquiry
from tests.flows.steps import heard, released_patrol
from tests.flows.trainings.trainings import a_session
from tests.flows.two_firms import someone
from tests.sandbox.phone import Json, Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, STAFF, World

COMPLAINT, FOUND = "机密投诉内容", "机密问题描述"
NUMBERS = ("TS20261123-02", "XC20261123-02", "WT20261123-02")
"""Those of what is planted: the first of each kind are for everybody."""
NO_SUCH = ("TS20261123-77", "XC20261123-77", "WT20261123-77")

LOOKING = ("Show", "Choose", "Explain")
"""How the names of buttons begin that only look at something."""
CHANGING = {
    *("ActOnCase", "AdoptTerms", "AnswerQuestion", "ApplyImport", "ApproveAsListed", "ApproveRequests", "AskDocument"),
    *("AcceptHandout", "AcceptRecord", "ConfirmSecond", "ApprovePlan", "ApproveRecord", "BeginRecord"),
    *(
        "ChangeEntry",
        "ChangeOwnSetting",
        "ChangeSetting",
        "ConfirmPlan",
        "ConfirmReading",
        "ConfirmRecord",
        "ConfirmRequirements",
        "ContinueDraft",
        "DropImport",
        "EndDays",
    ),
    *(
        "EndEntry",
        "EndRole",
        "EndStandIn",
        "ExportLedgers",
        "GoToQuestion",
        "LeaveFirm",
        "LeavePractice",
        "MakePlan",
        "MovePlanLine",
        "MoveInForm",
    ),
    *(
        "NoteAttendance",
        "NoteRest",
        "OpenForm",
        "Practise",
        "PresentCode",
        "RecallRecord",
        "RemoveMember",
        "RestoreTask",
    ),
    *(
        "ResumeEntry",
        "ReviseRecord",
        "RevokeJoiningCard",
        "RevokeLink",
        "SetLanguage",
        "SetPosition",
        "SettlePolicy",
        "SignContract",
        "SignUp",
    ),
    *("HandOver", "SignUpFor", "SnoozeCase"),
    *("Withdraw", "WithdrawRequest"),
    *("AnswerWish", "ConfirmVisits", "NoteVisit"),
    *("ForgetNames", "SayName"),
    *(
        "AnswerItem",
        "SayEffect",
        "DraftChecklist",
        "MoveItem",
        "PreviewChecklist",
        "PublishChecklist",
        "ReinstateChecklist",
    ),
    "SetReportReader",
    "DraftDuties",
    *("RetireChecklist", "TakeOutItem", "AskAt", "AskNotAt", "AskToPublish"),
    *("BeginNear", "BeginThere", "KeepPlace", "ReplaceLabels", "SayWhyFar", "SetSiteHere"),
    *("HandOnSelfCheck", "MarkAllSelfChecksSeen", "MarkSelfCheckSeen", "OpenSelfCheckReport", "RecordSelfCheck"),
    *("AddContact", "BackUpNow", "DecideHeld", "GoInstead", "OpenFormWithText", "PlaceSent", "PutAside", "UseSent"),
}
"""Buttons that do something: what they show has a look of its own, or is a form."""
NOT_SAID = {"chinese", "english", "cancel", "practice", "leave_practice"}
"""Words that change how everything else is said, or whose it is."""


BEFORE_ALL, AGO = "2026-09", 2
"""In the months up to this one, so many ago, nothing was ever done: a list turned back month by month ends there."""


def looks(kind: type[Data]) -> bool:
    """Whether a button of this kind only looks at something."""
    return kind.__name__.startswith(LOOKING)


def leads_somewhere(said: Data) -> bool:
    """Whether a button looks at what can have something in it."""
    month = getattr(said, "month", "")
    if isinstance(month, int):
        return looks(type(said)) and month <= AGO
    return looks(type(said)) and (not month or month >= BEFORE_ALL)


def test_every_kind_of_button_either_looks_or_does_something() -> None:
    assert {kind.__name__ for kind in kinds() if not looks(kind)} == CHANGING


def said_in(call: Json) -> str:
    """What a call says to a person: words, and what stands on the keys."""
    said = call["params"]
    keyboard = json.loads(said.get("reply_markup") or "{}")
    rows = keyboard.get("inline_keyboard") or keyboard.get("keyboard") or []
    labels = [button["text"] if isinstance(button, dict) else button for row in rows for button in row]
    return "\n".join([said.get("text") or said.get("caption") or call["method"], *labels])


async def all_that_can_be_looked_at(phone: Phone, *numbers: str) -> dict[str, list[str]]:
    """What each word and each button that is reached from there says; a button by its data."""
    found: dict[str, list[str]] = {}
    reached: list[str] = []
    for word in (*(f"/{code}" for code in WAYS if code not in NOT_SAID), *numbers):
        at = await phone.calls()
        await phone.text(word)
        await keep(phone, at, word, found, reached)
    while reached:
        data = reached.pop()
        if data not in found:
            at = await phone.calls()
            await phone.tap_data(await phone.last(), data, force=True)
            await keep(phone, at, data, found, reached)
    return found


async def calls_to(phone: Phone, at: int) -> list[Json]:
    """What was done in the person's chat, or answered to a press of theirs, since then."""
    return [call for call in await phone.calls_since(at) if str(call["chat_id"]) in (str(phone.chat_id), "None")]


async def unasked(phone: Phone, at: int) -> str:
    """All that was said in the person's chat since then."""
    return "\n".join(
        said_in(call) for call in await phone.calls_since(at) if str(call["chat_id"]) == str(phone.chat_id)
    )


async def keep(phone: Phone, at: int, asked: str, found: dict[str, list[str]], reached: list[str]) -> None:
    """Notes what came of a word or a button, and which buttons that look at something came with it."""
    calls = await calls_to(phone, at)
    found[asked] = sorted(said_in(call) for call in calls)
    for call in calls:
        for row in json.loads(call["params"].get("reply_markup") or "{}").get("inline_keyboard") or []:
            reached += [
                b["callback_data"] for b in row if "callback_data" in b and leads_somewhere(unpack(b["callback_data"]))
            ]


async def registers(phone: Phone, world: World) -> list[list[object]]:
    """Every cell of every register that the person can have, without the cover and when it was made."""
    await phone.text("台账")
    for press in ("全部", "本月", "生成表格"):
        await phone.press(press)
    await world.beat()
    book = openpyxl.load_workbook(BytesIO(await phone.download(await heard(phone, "📊"))))
    return [list(row) for sheet in book.worksheets[1:] for row in sheet.iter_rows(values_only=True)]


async def plant(world: World) -> None:
    """A complaint that is private, and the planned patrol with two findings that was submitted just now."""
    staff = await world.phone(STAFF)
    await staff.text("投诉")
    await staff.text(COMPLAINT)
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.press("✅")
    consultant = await world.phone(CONSULTANT)
    await consultant.text("今日待办")
    await consultant.press("总装车间")
    await consultant.text("全部符合，除4")
    await consultant.text(FOUND)
    await consultant.photo(picture())
    await consultant.press("严重")
    await consultant.press("否")
    await consultant.press("确认无误，提交")
    assert NUMBERS[1] in (await consultant.last()).text


@pytest.mark.parametrize("role", [Role.CLIENT_MANAGER, Role.CLIENT_STAFF])
async def test_nothing_that_the_clients_people_can_look_at_changes_by_what_is_not_for_them(
    sqlite_world: World, role: Role
) -> None:
    world = sqlite_world
    await released_patrol(world)
    await file_complaint(world, visible=True)
    await file_enquiry(world)
    await a_session(world, "新版标准解读", client="HX")
    # what is planned is the client's to know, that it was done only once they have it
    await world.plan_patrol()
    phone = await someone(world, "看什么都看", role, world.company.clients["HX"])
    await world.beat()

    kept = await registers(phone, world) if role is Role.CLIENT_MANAGER else []
    # words that begin a form leave a draft on the home: from now on there is one of each
    for code in WAYS:
        if code not in NOT_SAID:
            await phone.text(f"/{code}")
    before = await all_that_can_be_looked_at(phone, *NO_SUCH)
    await plant(world)
    after = await all_that_can_be_looked_at(phone, *NUMBERS)
    for no_such, number in zip(NO_SUCH, NUMBERS, strict=True):
        assert after.pop(number) == [said.replace(no_such, number) for said in before.pop(no_such)]
    assert len(before) > 20
    assert after == before
    if role is Role.CLIENT_MANAGER:
        assert await registers(phone, world) == kept


async def test_nothing_is_said_unasked_either_and_the_complaint_stays_private_to_its_end(world: World) -> None:
    await released_patrol(world)
    await world.plan_patrol()
    manager = await world.phone(MANAGER)
    colleague = await someone(world, "同事", Role.CLIENT_STAFF, world.company.clients["HX"])
    await plant(world)
    heard_at = [(phone, await phone.calls()) for phone in (manager, colleague)]
    # the hour of reminders and of the digest passes inside the window of the patrol, then all that the complaint has
    await world.pass_by(minutes=9)
    for phone, at in heard_at:
        said = await unasked(phone, at)
        assert not [word for word in (COMPLAINT, FOUND, *NUMBERS) if word in said]
    await world.pass_by(days=20)
    for phone, at in heard_at:
        said = await unasked(phone, at)
        assert FOUND in said or phone is colleague, "the manager hears of the finding once it is released"
        assert not [word for word in (COMPLAINT, NUMBERS[0]) if word in said]
