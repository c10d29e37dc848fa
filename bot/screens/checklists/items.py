"""The items of a checklist: all of them, and one with everything that is said of it."""

from decimal import Decimal

from bot.records.checklists import ChecklistView
from bot.rules.checklists import editing
from bot.rules.checklists.asked import SEVERITIES
from bot.rules.checklists.checklist import Item
from bot.rules.checklists.soundness import answers_of
from bot.rules.checklists.words import EVIDENCES, JUDGED, KINDS
from bot.rules.form import Kind
from bot.rules.forms.own_checklists import ITEM, NEW_ITEM, SECTION, about_item
from bot.rules.text import COLON, Language, Text, joined
from bot.screens.buttons import MoveItem, OpenForm, ShowChecklist, ShowCondition, ShowItem, ShowItems, TakeOutItem
from bot.screens.paged import PER_PAGE, page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape

BACK = Text("返回", "Back")


def in_language(text: Text, language: Language) -> str:
    """What is said in a language; in Chinese where there is nothing else."""
    return text.to(language) or text.zh


def item_list(view: ChecklistView, page: int, language: Language) -> Screen:
    """The items with their numbers, a page at a time; a tap opens one."""
    shown = view.shown
    items = list(shown.items())
    part = page_of(items, page, lambda to: ShowItems(view.entry.code, to))
    begins = {section.items[0].code: section.name for section in shown.sections if section.items}
    lines = [f"<b>{escape(in_language(shown.title, language))}</b>"]
    rows: list[Row] = []
    for number, item in enumerate(part.shown, start=part.number * PER_PAGE + 1):
        if item.code in begins and len(shown.sections) > 1:
            lines.append(f"\n<b>{escape(in_language(begins[item.code], language))}</b>")
        prompt = in_language(item.prompt, language)
        lines.append(escape(f"{number}. {clipped(prompt, 60)}{' ★' if item.veto else ''}"))
        rows.append((Button(as_label(f"{number} {prompt}"), ShowItem(view.entry.code, item.code)),))
    if not items and view.draft is not None and view.drafts:
        first = OpenForm(NEW_ITEM.code, about_item(""), view.draft_id)
        rows.append((Button(Text("➕ 加第一题", "➕ Add the first item").to(language), first),))
    back = Button(BACK.to(language), ShowChecklist(view.entry.code))
    return Screen("\n".join(lines), (*rows, *part.turns, (back, home_button(language))))


def item_card(view: ChecklistView, item: Item, language: Language) -> Screen:
    """One item: what is asked, what follows from its answer, and what can be changed of it."""
    items = list(view.shown.items())
    place = [one.code for one in items].index(item.code)
    lines = [item_title(place + 1, item, language)]
    lines += [escape(line) for line in item_lines(item, items, language)]
    back = Button(Text("题目", "Items").to(language), ShowItems(view.entry.code, place // PER_PAGE))
    return Screen("\n".join(lines), (*_changes(view, item, language), (back, home_button(language))))


def item_title(number: int, item: Item, language: Language) -> str:
    """An item with its number, as HTML."""
    return f"<b>{number}. {escape(in_language(item.prompt, language))}</b>{' ★' if item.veto else ''}"


def _changes(view: ChecklistView, item: Item, language: Language) -> list[Row]:
    """What can be done to an item of a draft, by who may draft."""
    if view.draft is None or not view.drafts:
        return []
    of, draft_id = about_item(item.code), view.draft_id
    up, down = editing.one_up(view.draft, item.code), editing.one_down(view.draft, item.code)
    moves = [
        Button(label.to(language), MoveItem(draft_id, item.code, *to))
        for label, to in ((Text("⬆️ 上移", "⬆️ Up"), up), (Text("⬇️ 下移", "⬇️ Down"), down))
        if to is not None
    ]
    return [
        (Button(Text("✏️ 改这一题", "✏️ Change it").to(language), OpenForm(ITEM.code, of, draft_id)),),
        (Button(Text("🔀 什么时候问", "🔀 When it is asked").to(language), ShowCondition(draft_id, item.code, 0)),),
        (Button(Text("➕ 在后面加一题", "➕ Add one behind it").to(language), OpenForm(NEW_ITEM.code, of, draft_id)),),
        *([tuple(moves)] if moves else []),
        *side_by_side(
            [
                Button(Text("改章节名", "Rename section").to(language), OpenForm(SECTION.code, of, draft_id)),
                Button(Text("🗑 删除这题", "🗑 Take it out").to(language), TakeOutItem(draft_id, item.code, 0)),
            ]
        ),
    ]


def sure_to_take_out(view: ChecklistView, item: Item, language: Language) -> Screen:
    """Asks before an item is taken out of a draft."""
    number = [one.code for one in view.shown.items()].index(item.code) + 1
    text = Text("删除这一题？已做的记录不受影响。", "Take this item out? Records that were made keep it.")
    sure = Button(Text("确定删除", "Take it out").to(language), TakeOutItem(view.draft_id, item.code, 1))
    back = Button(BACK.to(language), ShowItem(view.entry.code, item.code))
    return Screen(f"{item_title(number, item, language)}\n\n{escape(text.to(language))}", ((sure, back),))


def item_lines(item: Item, items: list[Item], language: Language) -> list[str]:
    """Everything that is said of an item but its prompt, a line each (not escaped)."""
    said: list[tuple[Text, str]] = [(Text("类型", "Kind"), KINDS[item.kind].to(language))]
    if item.kind in (Kind.CHOICE, Kind.CHOICES):
        labels = (in_language(one.label, language) for one in item.options)
        said.append((Text("选项", "Options"), joined(labels, language)))
    if item.fails:
        named = (answer_in_words(item, key, language) for key in sorted(item.fails))
        said.append((Text("不符合的", "Does not conform"), joined(named, language)))
    if item.low is not None or item.high is not None:
        said.append((Text("限值", "Limits"), _range(item, item.low, item.high, language)))
    if item.lowest is not None or item.highest is not None:
        said.append((Text("可填", "Taken"), _range(item, item.lowest, item.highest, language)))
    if item.look_at is not None:
        said.append((Text("看什么", "Look at"), "\n" + in_language(item.look_at, language)))
    if item.clause:
        said.append((Text("条款", "Clause"), item.clause))
    if item.remarks:
        remarks = (in_language(one, language) for one in item.remarks)
        said.append((Text("常见问题", "Often found"), "\n" + "\n".join(f"· {one}" for one in remarks)))
    if item.suggestion is not None:
        said.append((Text("整改建议", "Suggestion"), "\n" + in_language(item.suggestion, language)))
    if item.judges:
        usual = next((one.label for one in SEVERITIES if one.key == item.severity), Text("每次问", "asked each time"))
        said.append((Text("程度", "Severity"), usual.to(language)))
        said.append((Text("照片", "Photos"), EVIDENCES[item.evidence].to(language)))
    flags = [
        text.to(language)
        for text, holds in (
            (Text("否决项★", "critical ★"), item.veto),
            (Text("问用了哪件仪器", "asks which instrument"), item.instrument),
            (Text("可以不答", "may be skipped"), not item.required),
            (Text("没有英文", "no English"), not item.prompt.en),
        )
        if holds
    ]
    lines = [f"{title.to(language)}{COLON.to(language)}{value}".replace(": \n", ":\n") for title, value in said]
    if item.when is not None:
        lines.append(condition_line(item, items, language))
    return [*lines, joined(flags, language)] if flags else lines


def answer_in_words(item: Item, key: str, language: Language) -> str:
    """An answer to an item by its key."""
    label = next((option.label for option in item.options if option.key == key), JUDGED.get(key, Text(key, key)))
    return in_language(label, language)


def condition_line(item: Item, items: list[Item], language: Language) -> str:
    """When it is asked; empty: always."""
    if item.when is None:
        return ""
    asked = next((one for one in items if one.code == item.when.item), None)
    if asked is None:
        return Text("只在“{code}”的答案合适时问", "Asked only by the answer to “{code}”").to(
            language, code=item.when.item
        )
    number = items.index(asked) + 1
    keys = [key for key in sorted(item.when.is_one_of) if key in answers_of(asked)]
    answers = joined((answer_in_words(asked, key, language) for key in keys), language)
    text = Text("只在第 {n} 题答“{answers}”时问", "Asked only when item {n} is “{answers}”")
    return text.to(language, n=number, answers=answers)


def _range(item: Item, lower: Decimal | None, upper: Decimal | None, language: Language) -> str:
    unit = f" {in_language(item.unit, language)}" if item.unit is not None else ""
    low, high = ("" if limit is None else f"{limit.normalize():f}" for limit in (lower, upper))
    if low and high:
        return f"{low}–{high}{unit}"
    return f"≥ {low}{unit}" if low else f"≤ {high}{unit}"
