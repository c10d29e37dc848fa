"""What somebody who was out of reach is told once they are back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.trainings import TrainingView
from bot.rules.cases.concerning import waits_for
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.screens.buttons import Data, ShowCase, ShowHome, ShowTraining
from bot.screens.cases.card import OVERDUE, mark, state_word
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.times import moment
from bot.screens.trainings.card import standing, when

BACK = Text(
    "👋 又能收到我的消息了。您错过的、现在还有效的：", "👋 You get my messages again. What you missed and still holds:"
)
MORE = Text("还有 {n} 件，请看首页。", "{n} more: please see Home.")
DUE = Text("{state} · {due} 前", "{state} · by {due}")
MOST_SHOWN = 8
MOST_OF_A_KIND = 2


@dataclass(frozen=True, slots=True)
class Missed:
    """What somebody missed and still holds: cases, trainings, and by its name whatever else there is to say now."""

    cases: tuple[CaseRecord, ...]
    sessions: tuple[TrainingView, ...]
    others: tuple[tuple[Text, tuple[Screen, ...]], ...]

    def __bool__(self) -> bool:
        """Whether it is anything."""
        return bool(self.cases or self.sessions or self.others)


def back_again(missed: Missed, reader: Person, now: datetime) -> Screen:
    """All of it in one message, each a tap away."""
    language = reader.language
    lines, rows = [f"<b>{escape(BACK.to(language))}</b>"], list[Row]()
    for case in missed.cases[:MOST_SHOWN]:
        lines.append(_case(case, reader, now))
        label = f"{mark(case)} {case.number} {case.title}"
        rows.append((Button(as_label(label), ShowCase(case.id)),))
    for view in missed.sessions[:MOST_SHOWN]:
        lines.append(_session(view, now, language))
        label = f"🎓 {view.session.title}"
        rows.append((Button(as_label(label), ShowTraining(view.session.id)),))
    if missed.others:
        counted = ((name.to(language), len(said)) for name, said in missed.others)
        lines.append("\n".join(f"· {escape(name)} × {n}" for name, n in counted))
        rows += [(button,) for name, said in missed.others for button in _first_buttons(name.to(language), said)]
    left = len(missed.cases[MOST_SHOWN:]) + len(missed.sessions[MOST_SHOWN:])
    if left:
        lines.append(escape(MORE.to(language, n=left)))
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


def _first_buttons(name: str, said: tuple[Screen, ...]) -> Iterator[Button]:
    """For each thing the button with which the message itself would lead to it, named by what it is."""
    seen: set[Data] = set()
    for screen in said[:MOST_OF_A_KIND]:
        button = next((one for row in screen.rows for one in row if one.data not in (None, ShowHome())), None)
        if button is not None and button.data is not None and button.data not in seen:
            seen.add(button.data)
            yield Button(as_label(f"{name} · {button.text}"), button.data)


def _case(case: CaseRecord, reader: Person, now: datetime) -> str:
    language = reader.language
    mine = waits_for(reader, LIFE_CYCLES[case.kind], case.state, case.parties)
    said = state_word(case, language, for_me=mine)
    # to who waits for us it says what we promise, perhaps anew
    due = case.due_at if mine or case.closed_at is not None else case.promised_at
    if due is not None:
        said = DUE.to(language, state=said, due=moment(due, language))
        said += f" ⏰ {OVERDUE.to(language)}" if due < now else ""
    return f"{mark(case)} <b>{escape(case.number)}</b> {escape(clipped(case.title, 60))}\n　{escape(said)}"


def _session(view: TrainingView, now: datetime, language: Language) -> str:
    how = standing(view, now, language)
    return f"🎓 {escape(view.session.title)}\n　{escape(when(view.session, language))} · {escape(how)}"
