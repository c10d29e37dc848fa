"""失准追溯: the records made with an instrument that was found wrong, and how each was judged (clause 5.2.3)."""

from collections.abc import Sequence

from bot.records.impacts import Doubted, Impact, Review
from bot.rules.beijing import beijing_day
from bot.rules.forms.impacts import JUDGEMENT
from bot.rules.impacts import NAME, SUBJECT, VERDICT_NAMES, Verdict
from bot.rules.ledgers.equipment import EQUIPMENT
from bot.rules.text import Language, Text
from bot.screens.buttons import Data, OpenForm, ShowEntry, ShowImpacts, ShowRecord
from bot.screens.numbered import numbered_lines
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, as_label, clipped, escape
from bot.screens.times import short_day
from bot.screens.waiting import Area, Line

MARK = "🧭"
_COUNTED = Text("{judged}/{n} 已判定", "{judged} of {n} judged")
_WAITS = Text("失准待判定 {n} 条", "{n} records to judge", "{n} record to judge")
_FOUND = Text(
    "{name} 失准（{day}，{number}）。它从上次合格以来测过的记录，要逐条判定受不受影响。",
    "{name} was found wrong ({day}, {number}). Each record made with it since it was last right has to be judged.",
)
_NOTHING = Text("没有用它测的记录需要判定。", "No record made with it has to be judged.")


def judged_of(review: Review, language: Language) -> str:
    """``3/7 已判定`` / ``3 of 7 judged``."""
    return _COUNTED.to(language, judged=review.judged, n=len(review.impacts))


def review_screen(review: Review, page: int, language: Language) -> Screen:
    """All of them; the number of one that waits for the reader judges it, that of another opens the record."""
    found = sorted(review.impacts, key=lambda one: not one.open)
    part = page_of(found, page, lambda to: ShowImpacts(review.equipment_id, to))
    lines, keys = numbered_lines((_line(one, language), _opens(one, review)) for one in part.shown)
    head = f"<b>{MARK} {escape(NAME.to(language))}</b>"
    body = [head, escape(_said(review, language)), *(["\n".join(lines)] if lines else [])]
    back = Button(as_label(f"‹ {review.name}"), ShowEntry(EQUIPMENT.code, review.equipment_id))
    return Screen("\n\n".join(body), (*keys, *part.turns, (back, home_button(language))))


def _said(review: Review, language: Language) -> str:
    if not review.impacts:
        return _NOTHING.to(language)
    latest = review.impacts[0]
    day = short_day(latest.event_day, language)
    found = _FOUND.to(language, name=review.name, day=day, number=latest.event_number)
    return f"{found}\n{judged_of(review, language)}"


def _opens(one: Impact, review: Review) -> Data:
    if one.id in review.to_judge:
        return OpenForm(JUDGEMENT.code, SUBJECT, one.id)
    return ShowRecord(one.record_kind, one.record_id)


def _line(one: Impact, language: Language) -> str:
    whose = " · ".join(filter(None, (one.number, one.client_name, short_day(one.day, language))))
    verdict = VERDICT_NAMES[Verdict(one.verdict)].to(language)
    if one.open or one.judged_at is None:
        return f"{escape(whose)}\n　⏳ {escape(verdict)}"
    mark = "✅" if one.verdict == Verdict.NONE else "⚠️"
    by = f"{one.person_name} {short_day(beijing_day(one.judged_at), language)}"
    told = " · ".join(filter(None, (verdict, by, clipped(one.why, 120), clipped(one.done, 120))))
    return f"{escape(whose)}\n　{mark} {escape(told)}"


def doubted_area(found: Sequence[Doubted], language: Language) -> Area:
    """On the home of who is to judge."""
    if not found:
        return Area()
    lines = tuple(Line(_key(one, language)) for one in found)
    return Area((_WAITS.to(language, n=sum(one.n for one in found)),), lines)


def _key(one: Doubted, language: Language) -> Button:
    said = _WAITS.to(language, n=one.n)
    return Button(as_label(f"{MARK} {one.name} · {said}"), ShowImpacts(one.equipment_id, 0))


def to_judge(one: Doubted, language: Language) -> Screen:
    """To who is to judge, when it turned out wrong, and each week."""
    text = Text(
        "{name} 失准，用它测的 {n} 条记录待判定：受不受影响，为什么，怎么处理。",
        "{name} was found wrong. {n} records made with it have to be judged: affected or not, why, and what is done.",
        "{name} was found wrong. {n} record made with it has to be judged: affected or not, why, and what is done.",
    )
    said = text.to(language, name=one.name, n=one.n)
    return Screen(f"{MARK} {escape(said)}", ((_key(one, language),),))
