"""Of which client?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.records.clients import ClientRecord
from bot.records.registers import ALL_CLIENTS
from bot.rules.record_kind import CLIENT
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import KINDS
from bot.screens import keys
from bot.screens.buttons import (
    BeginRecord,
    ChooseFirm,
    Data,
    OpenForm,
    OpenFormWithText,
    ShowRegisters,
    ShowTraining,
    SignUpFor,
)
from bot.screens.paged import paged
from bot.screens.screen import Button, Screen, as_label, escape
from bot.screens.ways.cases import TO_FILE
from bot.screens.ways.joining import INVITE
from bot.screens.ways.registers import REGISTER
from bot.screens.ways.work_records import TO_FILE as TO_RECORD

WHICH = Text("为哪家企业？", "For which firm?")
WHOSE = Text("给哪家企业做的？", "For which client?")
NONE = Text("还没有企业。", "There is no client yet.")


@dataclass(frozen=True, slots=True)
class Asked:
    """How it is asked which client a form is about; ``turn``: what shows another page of the clients.

    ``of_all``: the form that asks the same of all of them at once, where there is one.
    """

    title: Text
    question: Text
    turn: Callable[[int], Data]
    of_all: str = ""


MOST_ALONE = 2
"""Of so many clients something can be asked together."""
ABOUT_A_FIRM: Mapping[str, Asked] = {
    **{code: Asked(way.name, WHICH, partial(ChooseFirm, code)) for code, way in TO_FILE.items()},
    "staff_invitation": Asked(INVITE.name, WHICH, partial(ChooseFirm, "staff_invitation")),
    **{
        kind.form.code: Asked(TO_RECORD[kind.kind].name, WHOSE, partial(BeginRecord, kind.kind))
        for kind in KINDS
        if kind.about[0] == CLIENT and kind.kind in TO_RECORD
    },
    "register": Asked(REGISTER.name, Text("要哪家企业的？", "Of which client?"), ShowRegisters, "clients_register"),
}
"""The forms that are about one client, which is asked of those only who may fill them in about several."""


def firms_to_choose(
    form: str, found: Sequence[ClientRecord], page: int, language: Language, *, with_text: bool = False
) -> Screen:
    """What is filled in then is about that client alone; ``with_text``: it begins with what the person wrote."""
    asked = ABOUT_A_FIRM[form]
    question = asked.question if found else NONE
    html = f"<b>{escape(asked.title.to(language))}</b>\n\n{escape(question.to(language))}"

    def button(firm: ClientRecord) -> Button:
        opens = OpenFormWithText(form, "client", firm.id) if with_text else OpenForm(form, "client", firm.id)
        return Button(as_label(firm.short_name), opens)

    def turn(to: int) -> Data:
        return OpenFormWithText(form, "client", 0, to) if with_text else asked.turn(to)

    screen = replace(paged(html, found, page, language, button, turn), replies=with_text)
    if not asked.of_all or len(found) < MOST_ALONE:
        return screen
    every = (Button(f"🏢 {ALL_CLIENTS.to(language)}", OpenForm(asked.of_all, "", 0)),)
    return replace(screen, rows=(every, *screen.rows))


def firms_to_sign_up_for(session_id: int, found: Sequence[ClientRecord], language: Language) -> Screen:
    """A seat counts for one firm."""
    back = (Button(keys.BACK.to(language), ShowTraining(session_id)),)
    rows = [(Button(as_label(firm.short_name), SignUpFor(session_id, firm.id)),) for firm in found]
    return Screen(escape(WHICH.to(language)), (*rows, back))
