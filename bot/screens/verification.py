"""核验: what whoever has a document's verification code is told, and that a code is wrong."""

from collections.abc import Mapping

from bot.records.documents import Verified
from bot.rules.joining import CardState
from bot.rules.text import Language, Text, capital
from bot.rules.verification import LENGTH, Standing
from bot.screens.screen import Screen, escape

NOT_YET = Text(
    "这份文件还没有发出，请以正式发出的为准。", "This document has not been issued yet, so it does not count."
)
STANDINGS: Mapping[Standing, Text] = {
    Standing.ISSUED: Text(
        "✅ 有效：由我们发出，没有更新的版本。", "✅ Valid: we issued it, and there is no later version."
    ),
    Standing.ADDED_TO: Text(
        "✅ 有效：由我们发出，内容没有改过；之后打印的一版带有企业的确认情况。",
        "✅ Valid: we issued it, and what it says was not changed; a later print carries the client's confirmation.",
    ),
    Standing.REPLACED: Text(
        "⚠️ 已被第 {newest} 版代替，请以第 {newest} 版为准。",
        "⚠️ Replaced by version {newest}, which holds instead.",
    ),
    Standing.RECALLED: Text("❌ 已撤回，不再有效。", "❌ Recalled: it is not valid any more."),
    Standing.VOIDED: Text("❌ 已作废，不再有效。", "❌ Void: it is not valid any more."),
}
COMPARE = Text("请核对编号和日期是否与您手中的一致。", "Please compare number and date with what you have in hand.")
WRONG = Text(
    "没有这个核验码，请核对后再发；也可以直接扫文件上的二维码。",
    "There is no such verification code. Please check it and send it again, or scan the QR code on the document.",
)
WRONG_LENGTH = Text(
    "核验码共 {n} 位，请核对后再发。", "A verification code has {n} characters. Please check it and try again."
)
TOO_MANY = Text("核验码错的次数太多，请 1 小时后再试。", "Too many wrong codes. Please try again in an hour.")


def verified(found: Verified, language: Language) -> Screen:
    """Number, date, provider, and whether it holds: nobody's name and nothing of what it says."""
    if found.validity.standing is Standing.NOT_YET:
        return Screen(escape(NOT_YET.to(language)))
    version = Text("第 {n} 版", "version {n}").to(language, n=found.version)
    lines = [f"<b>{escape(capital(found.name.to(language)))} {escape(found.number)}</b> · {version}"]
    if found.day is not None:
        lines.append(Text("日期：{day}", "Date: {day}").to(language, day=found.day.isoformat()))
    if found.provider:
        lines.append(escape(Text("服务单位：{name}", "Service provider: {name}").to(language, name=found.provider)))
    said = [STANDINGS[found.validity.standing].to(language, newest=found.newest)]
    if found.validity.instead:
        said.append(Text("现在以 {n} 为准。", "{n} holds instead.").to(language, n=found.validity.instead))
    said.append(COMPARE.to(language))
    return Screen("\n".join([*lines, "", *map(escape, said)]), card_of=found.subject)


def not_verified(state: CardState, language: Language) -> Screen:
    """The code is wrong, or nobody looks any more."""
    return Screen(escape((TOO_MANY if state is CardState.TOO_MANY else WRONG).to(language)))


def wrong_length(language: Language) -> Screen:
    """Characters are missing, or too many."""
    return Screen(escape(WRONG_LENGTH.to(language, n=LENGTH)))
