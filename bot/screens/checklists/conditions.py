"""When an item of a draft is asked: only at some answers to another one before it, chosen with taps (clause 4.6)."""

from bot.records.checklists import ChecklistView
from bot.rules.checklists.checklist import Item
from bot.rules.checklists.conditions import told_by
from bot.rules.checklists.soundness import answers_of
from bot.rules.text import Language, Text
from bot.screens.buttons import AskAt, AskNotAt, ShowCondition, ShowConditionAnswers, ShowItem
from bot.screens.checklists.items import BACK, answer_in_words, condition_line, in_language, item_title
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape

_ALWAYS = Text("总是问这一题。", "It is always asked.")
_BY_WHICH = Text("只在前面哪一题答了什么时才问？", "By the answer to which item before it is it asked?")
_NONE_BEFORE = Text("前面没有能判断的题，只能总是问。", "No item before it has answers to tell by: it is always asked.")
_AT_WHICH = Text("第 {n} 题答什么时才问？可以点几个。", "At which answers to item {n} is it asked? Tap one or several.")
_ASK_ALWAYS = Text("改成总是问", "Always ask it")
_DONE = Text("好了", "Done")


def condition_screen(view: ChecklistView, item: Item, page: int, language: Language) -> Screen:
    """By the answer to which item is it asked? The nearest ones before it come first."""
    items = list(view.shown.items())
    told = told_by(view.shown, item.code)
    standing = condition_line(item, items, language) or _ALWAYS.to(language)
    part = page_of(told, page, lambda to: ShowCondition(view.draft_id, item.code, to))
    rows: list[Row] = [
        (
            Button(
                as_label(f"{items.index(one) + 1} {in_language(one.prompt, language)}"),
                ShowConditionAnswers(view.draft_id, item.code, one.code),
            ),
        )
        for one in part.shown
    ]
    if item.when is not None:
        rows.insert(0, (Button(_ASK_ALWAYS.to(language), AskNotAt(view.draft_id, item.code, "")),))
    asks = (_BY_WHICH if told else _NONE_BEFORE).to(language)
    back = Button(BACK.to(language), ShowItem(view.entry.code, item.code))
    html = f"{item_title(items.index(item) + 1, item, language)}\n{escape(standing)}\n\n{escape(asks)}"
    return Screen(html, (*rows, *part.turns, (back, home_button(language))))


def answers_screen(view: ChecklistView, item: Item, of: Item, language: Language) -> Screen:
    """At which answers to another item is it asked? Each key says what it makes of that answer."""
    items = list(view.shown.items())
    chosen = item.when.is_one_of if item.when is not None and item.when.item == of.code else frozenset()
    keys = [option.key for option in of.options] or sorted(answers_of(of))
    buttons = [
        Button(
            as_label(f"{'✅ ' if key in chosen else ''}{answer_in_words(of, key, language)}"),
            AskNotAt(view.draft_id, item.code, key) if key in chosen else AskAt(view.draft_id, item.code, of.code, key),
        )
        for key in keys
    ]
    number = items.index(of) + 1
    asked = f"{item_title(items.index(item) + 1, item, language)}\n\n{escape(_AT_WHICH.to(language, n=number))}"
    other = f"{number}. {escape(in_language(of.prompt, language))}"
    back = Button(BACK.to(language), ShowCondition(view.draft_id, item.code, 0))
    done = Button(_DONE.to(language), ShowItem(view.entry.code, item.code))
    return Screen(f"{asked}\n{other}", (*side_by_side(buttons), (back, done)))
