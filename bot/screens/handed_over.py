"""What both are told once work was handed over, and who presses a key of what is no longer theirs."""

from collections.abc import Sequence

from bot.records.drafts import DraftView
from bot.records.handing_over import Handed, HandedThing, HandoverRecord
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.handing_over import Held
from bot.rules.people import Person
from bot.rules.text import Language, Measure, Text, further
from bot.screens.buttons import ContinueDraft, ShowCase, ShowToday, ShowTraining
from bot.screens.forms.question import CONTINUE
from bot.screens.handing_over import MOST_LINES, called, counted
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.ways.tasks import TODAY

MOST_KEYS = 5

_MORE_TO_OPEN = Text(
    "另有 {n} 件下面没有按钮，请从「进度」和「培训」打开。",
    "{n} more have no key below; open them from Progress and Trainings.",
    "{n} more has no key below; open it from Progress or Trainings.",
)


def taken_over(
    handover: HandoverRecord,
    things: Sequence[HandedThing],
    own: Handed,
    reader: Person,
) -> Screen:
    """Told to who holds it now: all of it in one message, each thing a tap away; ``things`` are still theirs."""
    language = reader.language
    text = Text("🤝 {by}把{former}的工作交给您了：", "🤝 {by} has handed {former}'s work over to you:")
    oneself = Text("🤝 {by}把工作交给您了：", "🤝 {by} has handed work over to you:")
    head = oneself if handover.by_id == handover.from_id else text
    lines = [f"<b>{escape(head.to(language, by=handover.by_name, former=handover.from_name))}</b>"]
    lines += _by_client(things, language)
    without_key = max(0, len(own.cases) - MOST_KEYS) + max(0, len(own.sessions) - MOST_KEYS)
    lines += [escape(_MORE_TO_OPEN.to(language, n=without_key))] if without_key else []
    rows: list[Row] = []
    if any(thing.kind is Held.TASK for thing in things) or any(thing.kind is Held.PLAN for thing in things):
        rows.append((Button(TODAY.name.to(language), ShowToday()),))
    rows += [
        (
            Button(
                as_label(f"{CASE_KINDS[case.kind].mark} {case.number} {case.title}"),
                ShowCase(case.id),
            ),
        )
        for case in own.cases[:MOST_KEYS]
    ]
    rows += [(Button(as_label(f"🎓 {one.title}"), ShowTraining(one.id)),) for one in own.sessions[:MOST_KEYS]]
    if len(own.drafts) == 1:
        rows.append((Button(CONTINUE.to(language), ContinueDraft(own.drafts[0].token)),))
    return Screen("\n".join(lines), (*rows, (home_button(language),)))


def handed_away(handover: HandoverRecord, things: Sequence[HandedThing], reader: Person) -> Screen:
    """Told to who held it until now, if they are still there to be told."""
    language = reader.language
    text = Text("🤝 {by}把您的这些工作交给{to}了：", "🤝 {by} has handed this work of yours over to {to}:")
    lines = [f"<b>{escape(text.to(language, by=handover.by_name, to=handover.to_name))}</b>"]
    lines += _by_client(things, language)
    if any(thing.kind is Held.DRAFT for thing in things):
        kept = Text(
            "您开始填的记录由{to}接着填，您填的都在里面。",
            "{to} goes on with what you began to fill in; all of it is kept.",
        )
        lines += ["", escape(kept.to(language, to=handover.to_name))]
    return Screen("\n".join(lines), ((home_button(language),),))


def record_handed_away(view: DraftView, handover: HandoverRecord, language: Language) -> Screen:
    """To who would submit what they began for a task that went to somebody else: nothing is lost, and what to do."""
    text = Text(
        "✋ 这项任务已由{by}交给{to}，不能由您提交了。\n\n您填的内容和照片都还在。做完了的话，请{to}照着填，"
        "或请{by}把任务交还给您，再来提交。",
        "✋ {by} has handed this task over to {to}, so you cannot submit it.\n\nWhat you filled in is all kept. If the "
        "work is done, let {to} fill it in from yours, or ask {by} to hand the task back to you and submit it then.",
    )
    rows: list[Row] = [(Button(CONTINUE.to(language), ContinueDraft(view.draft.token)),), (home_button(language),)]
    return Screen(escape(text.to(language, by=handover.by_name, to=handover.to_name)), tuple(rows))


def draft_handed_on(handover: HandoverRecord, language: Language) -> Screen:
    """To who goes on with what they had begun: somebody else does."""
    text = Text(
        "✋ {by}已把这份记录交给{to}接着填。您填的内容和照片都在里面，不用再填。",
        "✋ {by} has handed this record on to {to}, who goes on with it. All that you filled in is in there.",
    )
    return Screen(escape(text.to(language, by=handover.by_name, to=handover.to_name)), ((home_button(language),),))


def _by_client(things: Sequence[HandedThing], language: Language) -> list[str]:
    names = {thing.client_id: thing.client_name for thing in things}
    between = Text("{client}：{work}", "{client}: {work}")
    lines = [
        between.to(
            language,
            client=called(name, language),
            work=counted([thing for thing in things if thing.client_id == one], language),
        )
        for one, name in names.items()
    ]
    more = further(len(lines) - MOST_LINES, language, Measure.FIRM)
    return [*(f"· {escape(line)}" for line in lines[:MOST_LINES]), *map(escape, more)]
