"""What a person sees when a form was submitted and no record card says it better."""

from bot.records.cases.cases import CaseView
from bot.rules.cases.drills import drill_mark
from bot.rules.cases.kinds import FILINGS
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowCase, ShowEntry
from bot.screens.joining.links import links_button
from bot.screens.keys import BACK
from bot.screens.passing_on import COPY_NUMBER, copy_button, link_row
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import moment
from bot.screens.ways.cases import PROGRESS

NOBODY_LEFT = Text(
    "除了涉及的人，我们暂时没有别人可以处理，所以还没有人经手。内容已完整记录，不会删改；有人接手时您会收到通知。",
    "Apart from whom it is about we have nobody to handle this yet, so nobody has it in hand. It is recorded in full "
    "and stays as it is; you will be told when somebody takes it up.",
)


def filed_about_oneself(language: Language) -> Screen:
    """To who recorded a complaint that may be about them: it is filed, and no longer theirs to see."""
    text = Text(
        "已登记。内容可能涉及您，之后由别人处理，您看不到。",
        "It is recorded. It may be about you, so others will handle it and you will not see it.",
    )
    return Screen(escape(text.to(language)), ((home_button(language),),))


def filed_for_nobody(view: CaseView, language: Language) -> Screen:
    """That it is recorded, and that there is nobody who may handle it: no promise is made that could not be kept."""
    text = Text("已收到，编号 <b>{number}</b>。", "Received as <b>{number}</b>.")
    html = f"{text.to(language, number=escape(view.case.number))}\n\n{escape(NOBODY_LEFT.to(language))}"
    look = Button(PROGRESS.name.to(language), ShowCase(view.case.id))
    return Screen(html, ((look,), (home_button(language),)))


def case_filed(view: CaseView, language: Language) -> Screen:
    """The number and the promised dates, at once (clauses 5.5.2, 5.5.3)."""
    case = view.case
    html = FILINGS[case.kind].thanks.to(
        language,
        number=escape(case.number),
        first=moment(case.due_at or case.opened_at, language),
        all=moment(case.promised_at or case.opened_at, language),
    )
    html = drill_mark(language, drill=case.drill) + html
    if case.about:
        hidden = Text("被投诉人看不到。", " Whom it is about cannot see it.")
        html += hidden.to(language)
    look = Button(PROGRESS.name.to(language), ShowCase(case.id))
    return Screen(html, ((look, copy_button(COPY_NUMBER, case.number, language)), (home_button(language),)))


def invitation_made(link: str, number: int, language: Language) -> Screen:
    """The link to pass on, said once, and its number, by which it can be taken back."""
    text = Text(
        "邀请链接已生成（编号 {number}），请转发给本人：\n\n{link}\n\n7 天内有效，只能用一次。发错了可以收回。",
        "Here is the invitation link (number {number}). Pass it on to the person:\n\n{link}\n\n"
        "It works once, within 7 days. Sent to the wrong person? Take it back.",
    )
    return Screen(
        text.to(language, link=escape(link), number=number),
        (link_row(link, language), (links_button(language), home_button(language))),
    )


def listed_invited(link: str, person_id: int, name: str, language: Language) -> Screen:
    """The link that is bound to somebody of the list; said once."""
    text = Text(
        "{name}的邀请链接已生成，请只转发给本人：\n\n{link}\n\n7 天内有效，只能用一次；之前给 TA 的链接已失效。",
        "Here is the invitation for {name}. Pass it on to this person only:\n\n{link}\n\n"
        "It works once, within 7 days. Earlier links for them no longer work.",
    )
    back = Button(BACK.to(language), ShowEntry("people", person_id))
    said = text.to(language, name=escape(name), link=escape(link))
    return Screen(said, (link_row(link, language), (links_button(language),), (back, home_button(language))))
