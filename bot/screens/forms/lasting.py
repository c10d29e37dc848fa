"""What the review of a checklist asks of fixes that were closed at its site: a tap each (clause 4.7.1)."""

from collections.abc import Mapping

from bot.records.cases.findings import FindingRecord
from bot.records.drafts import DraftView
from bot.rules.beijing import beijing_day
from bot.rules.form import Step
from bot.rules.forms.items import numbered
from bot.rules.forms.lasting import Effect, effect_of, item_of
from bot.rules.text import COLON, Language, Text
from bot.screens.buttons import SayEffect
from bot.screens.screen import Button, Row, clipped, escape
from bot.screens.times import day

EFFECTS: Mapping[Effect, Text] = {
    Effect.LASTED: Text("保持", "Holds"),
    Effect.AGAIN: Text("又出现", "Came back"),
    Effect.NOT_SEEN: Text("没看到", "Not seen"),
}
ASKED = Text("以前整改过的，还保持吗？", "Fixed before: does it hold?")
CLOSED_ON = Text("{number} {what}（{day}闭环）", "{number} {what} (closed on {day})")
AT_ITEM = Text("，见第 {n} 项", ", see item {n}")
_SIGNS = "ⒶⒷⒸⒹⒺ"
LONGEST_WHAT = 40


def asked(view: DraftView, language: Language) -> list[str]:
    """The findings that it is asked about, with what is said of them by now; nothing where there are none."""
    if not view.closed_before:
        return []
    lines = [f"<b>{escape(ASKED.to(language))}</b>"]
    for sign, finding in zip(_SIGNS, view.closed_before, strict=False):
        item = _item(view, finding)
        effect = effect_of(view.answers, finding.id, item)
        said = f"{COLON.to(language)}<b>{escape(EFFECTS[effect].to(language))}</b>" if effect is not None else ""
        if effect is Effect.AGAIN and item is not None:
            said += escape(AT_ITEM.to(language, n=numbered(view.form).index(item) + 1))
        lines.append(f"{sign} {escape(closed_line(finding, language))}{said}")
    return ["\n".join(lines)]


def closed_line(finding: FindingRecord, language: Language) -> str:
    """A finding that was closed, and when."""
    when = day(beijing_day(finding.closed_at), language) if finding.closed_at is not None else ""
    return CLOSED_ON.to(language, number=finding.number, what=clipped(finding.what, LONGEST_WHAT), day=when)


def effect_rows(view: DraftView, language: Language) -> list[Row]:
    """What can be said of each; nothing of what was found again at its item."""
    rows: list[Row] = []
    for sign, finding in zip(_SIGNS, view.closed_before, strict=False):
        item = _item(view, finding)
        effect = effect_of(view.answers, finding.id, item)
        if effect is Effect.AGAIN and item is not None:
            continue
        rows.append(tuple(_key(view, sign, finding, one, language, chosen=one is effect) for one in Effect))
    return rows


def _key(
    view: DraftView, sign: str, finding: FindingRecord, effect: Effect, language: Language, *, chosen: bool
) -> Button:
    label = f"{'✅ ' if chosen else ''}{sign} {EFFECTS[effect].to(language)}"
    return Button(label, SayEffect(view.draft.token, finding.id, effect.value))


def _item(view: DraftView, finding: FindingRecord) -> Step | None:
    return item_of(view.form, finding.question, finding.clause)
