"""What the bot says unasked: reminders with buttons to act, reports, news for the quality manager."""

from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowEntry
from bot.screens.people.reachability import CARD
from bot.screens.screen import Button, Screen, escape


def undelivered(name: str, person_id: int | None, what: Text, language: Language) -> Screen:
    """For an administrator: somebody could not be told something; their card has a telephone number."""
    text = Text(
        "⚠️ 未送达：{what}没能发给{name}，请用别的方式联系。",
        "⚠️ Not delivered: {what} could not be sent to {name}. Please reach them another way.",
    )
    rows = ((Button(CARD.to(language), ShowEntry(PEOPLE.code, person_id)),),) if person_id is not None else ()
    return Screen(escape(text.to(language, what=what.to(language), name=name)), rows)


def set_aside(code: str, count: int, language: Language) -> Screen:
    """For an administrator: messages of a kind that this version of the program does not know."""
    text = Text(
        "⚠️ 有 {n} 条消息没有发出：当前版本不认识这类消息（{code}）。\n"
        "消息都还留着，换成认识它的版本后会自动发出。请告诉负责维护系统的人。",
        "⚠️ {n} messages were not sent: this version does not know their kind ({code}).\n"
        "They are kept, and a version that knows the kind sends them. Please tell whoever maintains the system.",
        "⚠️ {n} message was not sent: this version does not know its kind ({code}).\n"
        "It is kept, and a version that knows the kind sends it. Please tell whoever maintains the system.",
    )
    return Screen(escape(text.to(language, n=count, code=code)))


def work_failed(said: str, number: str, language: Language) -> Screen:
    """For an administrator: the program could not do its own work, however often it tried.

    ``said`` is what the kind of job says of it, with the record's ``number`` to be put in.
    """
    what = said or Text("{number} 的一项后台工作没能完成。", "Some work on {number} could not be done.").to(language)
    record = number or Text("一条记录", "a record").to(language)
    text = Text("⚠️ 未完成：{what}原因见日志。", "⚠️ Not done: {what} The log says why.")
    return Screen(escape(text.to(language, what=what.replace("{number}", record))))


def file_lost(number: str, language: Language) -> Screen:
    """For an administrator: Telegram no longer has a file, only people may. ``number`` is the patrol's, or empty."""
    photo = Text(
        "⚠️ {number} 有照片从 Telegram 取不回来了。\n报告照常发出，缺的照片已注明。",
        "⚠️ A photo of {number} can no longer be fetched from Telegram.\nThe report goes out all the same and says so.",
    )
    file = Text(
        "⚠️ 有一个文件从 Telegram 取不回来了。", "⚠️ A file that was sent can no longer be fetched from Telegram."
    )
    what = photo if number else file
    ask = Text("请向提交人要回原件，另行存档。", "Please ask who sent it for the original, and keep that.")
    return Screen(escape(f"{what.to(language, number=number)}\n{ask.to(language)}"))
