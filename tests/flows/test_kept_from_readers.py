"""What somebody may not see is in nothing of theirs (clause 5.3.3): what is hidden from whom, by surfaces.

Each reader looks at every surface, then all that is hidden from them happens, and each surface has to be, letter for
letter, what it was: lists, cards, counts, averages, boards and their pictures, registers, documents, searches; nor is
any of it said unasked. Who complained is hidden from auditors (tests/flows/cases/test_auditor.py).
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import pytest

from bot.documents.kinds import Desk
from bot.records.registers import RegisterRequest
from bot.rules.boards.statements import TOLD
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.registers import Span, period_of
from bot.rules.work_records.registers import REGISTER_NAMES
from bot.screens.ways import WAYS
from bot.services import registers
from bot.services.boards import statements
from bot.services.documents import DOCUMENT_KINDS
from storage import clients
from storage.people import persons as people
from tests.flows.cases.filing import accept, accepted, file_enquiry, opened_by, say
from tests.flows.staff.test_files import assessed
from tests.flows.test_not_for_the_client import NOT_SAID, all_that_can_be_looked_at, unasked
from tests.flows.two_firms import someone
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, QUALITY_MANAGER, STAFF, World

WORDS = "机密投诉内容，说好的封样没有人做"
NOTE, RATED, REMARK = "机密内部备注", "机密评价说明", "报告两次迟交"
SECRET = "TS20261123-02"
NO_SUCH = "TS20261123-77"
COLLEAGUE = 0
"""In place of an account: somebody of the complainant's firm who has no part in anything."""


async def complained(world: World, handler: int, *, about: str | None = None) -> None:
    """A complaint that its complainant's manager may not see, with a note of ours, up to its rating."""
    staff = await world.phone(STAFF)
    await staff.text("投诉")
    await staff.text(WORDS)
    for key in ("服务时效", about or "不清楚", "跳过", "✅"):
        await staff.press(key)
    phone = await opened_by(world, handler, SECRET)
    await accept(phone, about)
    await say(phone, "🔒 内部备注", NOTE, send=None)
    await say(phone, "✅ 答复处理结果", "机密处理结果")
    await staff.text(SECRET)
    await staff.press("⭐ 打分并办结")
    await staff.press("2★")
    await staff.text(RATED)
    await world.beat()


async def a_private_complaint(world: World) -> None:
    await complained(world, QUALITY_MANAGER)


async def one_about_the_consultant(world: World) -> None:
    await complained(world, QUALITY_MANAGER, about="周明")


async def one_about_the_lead(world: World) -> None:
    await complained(world, QUALITY_MANAGER, about="孙丽")


async def one_about_the_quality_manager(world: World) -> None:
    await complained(world, LEAD, about="吴刚")


async def a_note(world: World) -> None:
    """In a complaint that the reader may see."""
    await say(await opened_by(world, QUALITY_MANAGER), "🔒 内部备注", NOTE, send=None)


async def a_remark_on_one_of_ours(world: World) -> None:
    await assessed(world)


@dataclass(frozen=True)
class Hidden:
    """What happens, and from whom it is hidden."""

    happens: Callable[[World], Awaitable[None]]
    of: frozenset[int]


_OF_THE_CLIENT = frozenset({MANAGER, OTHER_MANAGER, COLLEAGUE})
HIDDEN = (
    # who sees complaints by their role alone sees this one too
    Hidden(a_private_complaint, _OF_THE_CLIENT),
    Hidden(one_about_the_consultant, frozenset({CONSULTANT})),
    Hidden(one_about_the_lead, frozenset({LEAD})),
    Hidden(one_about_the_quality_manager, frozenset({QUALITY_MANAGER})),
    Hidden(a_note, _OF_THE_CLIENT | {STAFF}),
    Hidden(a_remark_on_one_of_ours, _OF_THE_CLIENT | {STAFF}),
)
READERS: Mapping[str, int] = {
    "their manager": MANAGER,
    "whoever complained": STAFF,
    "a colleague": COLLEAGUE,
    "another firm's manager": OTHER_MANAGER,
    "the consultant": CONSULTANT,
    "the lead": LEAD,
    "the quality manager": QUALITY_MANAGER,
}

Surface = Callable[[World, Phone, Person], Awaitable[object]]


async def screens(_: World, phone: Phone, __: Person) -> object:
    """What every word and every button that only looks says: lists, cards, counts, boards, the home, help."""
    return await all_that_can_be_looked_at(phone)


async def searches(_: World, phone: Phone, __: Person) -> object:
    """What its words find, and what its number says: nothing, as one that was never given."""
    found = []
    for sought in (WORDS, "机密", NOTE, REMARK):
        # nothing is being filled in, and no card is looked at
        await phone.text("菜单")
        await phone.text(sought)
        message = await phone.last()
        found.append((message.text, [button.text for button in message.buttons]))
    for number in (SECRET, NO_SUCH):
        await phone.text("菜单")
        await phone.text(number)
        found.append(((await phone.last()).text.replace(number, ""), []))
    assert found[-1] == found[-2]
    return found


async def every_register(world: World, _: Phone, who: Person) -> object:
    """Every line of every register that they may ask for."""
    now, found = world.clock.now(), []
    period = period_of(Span.THIS_MONTH, now.date())
    for client_id in world.company.clients.values():
        client = await clients.get_client(client_id)
        if client is None or not may(who, Action.EXPORT_REGISTER, Subject(client_id)):
            continue
        request = RegisterRequest(0, who, client, tuple(REGISTER_NAMES), period, now)
        found += [
            (register, [repr(line) for line in page])
            for register in REGISTER_NAMES
            async for page in registers.pages(request, register)
        ]
    return found


class NoFiles:
    """No document here shows a file."""

    async def get(self, sha256: str) -> bytes:
        """Raises LookupError."""
        raise LookupError(sha256)


async def pictures_and_documents(world: World, _: Phone, who: Person) -> object:
    """What is drawn on every picture, and stands in every document, that they may have of whatever there is."""
    desk, found = Desk(NoFiles(), "", "bot", world.clock.now()), {}
    for kind in DOCUMENT_KINDS.values():
        for subject_id in range(1, MOST_ASKED):
            if await kind.may_have(who, subject_id, desk.at):
                found[kind.code, subject_id] = repr(await kind.gather(subject_id, "zh", desk))
    return found


async def the_board_of_statements(world: World, _: Phone, who: Person) -> object:
    """Its figures of each period, as far as they have it."""
    cause = Cause(world.clock.now(), who.id)
    return [repr(await statements.told(who, cause, wanted.value)) for wanted in TOLD]


SURFACES: tuple[Surface, ...] = (
    screens,
    # what a text is taken for hangs on what was looked at last
    searches,
    every_register,
    pictures_and_documents,
    the_board_of_statements,
)
MOST_ASKED = 20
"""So many records of each kind are tried, which is more than there are."""


async def reading(world: World, who: int) -> Phone:
    """The reader's phone; the manager and whoever complained have an open complaint that they may see."""
    # who can hear shows on cards: everybody can from the first
    for account in (STAFF, MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER):
        await world.phone(account)
    await accepted(world, visible=True)
    await file_enquiry(world)
    if who == COLLEAGUE:
        return await someone(world, "同事", Role.CLIENT_STAFF, world.company.clients["HX"])
    return await world.phone(who)


@pytest.mark.parametrize("reader", READERS)
async def test_nothing_of_theirs_says_what_they_may_not_see(sqlite_world: World, reader: str) -> None:
    world, account = sqlite_world, READERS[reader]
    phone = await reading(world, account)
    who = await people.get_person_by_telegram(phone.chat_id)
    assert who is not None
    # words that begin a form leave a draft on the home: from now on there is one of each
    for code in WAYS:
        if code not in NOT_SAID:
            await phone.text(f"/{code}")
    await world.beat()
    before = [await surface(world, phone, who) for surface in SURFACES]
    at = await phone.calls()
    hidden = [one for one in HIDDEN if account in one.of]
    assert hidden
    for one in hidden:
        await one.happens(world)
    for surface, was in zip(SURFACES, before, strict=True):
        assert await surface(world, phone, who) == was, surface.__name__
    await world.pass_by(days=3)
    said = await unasked(phone, at)
    assert not [word for word in (NOTE, RATED, REMARK) if word in said]
    assert account == STAFF or SECRET not in said


async def test_what_is_hidden_from_one_is_there_for_another(sqlite_world: World) -> None:
    """The surfaces would tell."""
    world = sqlite_world
    phone = await reading(world, QUALITY_MANAGER)
    who = await people.get_person_by_telegram(phone.chat_id)
    assert who is not None
    looked_at = (every_register, pictures_and_documents, the_board_of_statements)
    before = [await surface(world, phone, who) for surface in looked_at]
    await a_private_complaint(world)
    for surface, was in zip(looked_at, before, strict=True):
        assert await surface(world, phone, who) != was, surface.__name__
    await phone.text(SECRET)
    assert WORDS in (await phone.last()).text
    assert NOTE in (await phone.last()).text
