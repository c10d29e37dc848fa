"""A form that asks for one of everything, for tests of what no built-in form asks for yet."""

import pytest

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.drafts import in_use as forms_in_use
from bot.services.drafts.purpose import Purpose
from bot.services.forms import purposes
from bot.services.joining.arrivals import JOINED
from storage import database as db
from storage.drafts import form_versions
from tests.sandbox.phone import Phone
from tests.world import World

TOOLS = (
    Option("gauge", Text("量规", "Gauge")),
    Option("scale", Text("电子秤", "Scale")),
    Option("lamp", Text("检验灯", "Lamp")),
)

EVERYTHING = Form(
    "everything",
    1,
    Text("样样都问", "One of everything"),
    (
        Question("when", Kind.DATE, Text("哪天？", "Which day?")),
        Question("moment", Kind.DATE_TIME, Text("几时？", "When?")),
        Question("tools", Kind.CHOICES, Text("用了哪些？", "Which tools?"), options=TOOLS),
        Question("main", Kind.CHOICE, Text("主要用哪个？", "Which mainly?"), options=TOOLS),
        Question("stars", Kind.RATING, Text("打几星？", "How many stars?")),
        Question("weight", Kind.NUMBER, Text("多重？", "How heavy?"), minimum=1, maximum=50, unit=Text("公斤", "kg")),
        Question("sealed", Kind.YES_NO, Text("封好了吗？", "Is it sealed?")),
        Question("spot", Kind.LOCATION, Text("在哪里？", "Where?"), required=False),
        Question("phone", Kind.CONTACT, Text("联系电话？", "Phone?")),
        Question("which", Kind.RECORD, Text("哪一件？", "Which one?"), pick="thing"),
        Question("proof", Kind.FILES, Text("凭证？", "Proof?"), required=False, media=ANY_MEDIA, maximum=2),
        Question("sign", Kind.CONFIRM, Text("以上属实？", "Is this true?")),
    ),
)


async def card(subject_kind: str, subject_id: int) -> Card:
    """About nothing in particular."""
    return Card()


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:
    """Two things to pick from."""
    return (Pick(11, "甲件"), Pick(12, "乙件"))


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Becomes nothing: the home is shown."""
    return Outcome(JOINED, view.draft.id)


async def publish(world: World, monkeypatch: pytest.MonkeyPatch, form: Form = EVERYTHING) -> None:
    """Makes the form, or another version of it, one of the product's."""
    monkeypatch.setitem(purposes.PURPOSES, form.code, Purpose(None, card, submit, (JOINED,), picks))
    monkeypatch.setitem(forms_in_use._IN_USE, form.code, form)
    await form_versions.add_form_version(form.code, form.version, fingerprint(form), to_json(form), world.clock.now())


async def open_everything(
    world: World, monkeypatch: pytest.MonkeyPatch, telegram_id: int, form: Form = EVERYTHING
) -> Phone:
    """A person has opened the form."""
    await publish(world, monkeypatch, form)
    phone = await world.phone(telegram_id)
    await phone.press_data(await phone.last(), "o|everything||0", force=True)
    return phone


async def go_to(phone: Phone, key: str) -> None:
    """Shows the question with this key, whatever was asked."""
    (draft,) = await db.values("SELECT token, turn FROM draft WHERE form = 'everything' AND state = 'open'")
    data = f"g|{draft['token']}|{draft['turn']}|{EVERYTHING.step(key).index}"
    await phone.press_data(await phone.last(), data, force=True)
