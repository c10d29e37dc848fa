"""并入: an entry that turned out to be the same as another; what it means to merge the one into the other."""

from collections.abc import Mapping

from bot.rules.ledgers.kinds import CLIENTS, PEOPLE
from bot.rules.ledgers.ledger import Ledger
from bot.rules.ledgers.open_work import PARTS, counted
from bot.rules.text import CHINESE, ENGLISH, Language, Text

_ENDS = Text(
    "「{former}」将停用，以后看「{now}」。{ending}", "“{former}” ends, and “{now}” is seen in its place. {ending}"
)
_FINDS = Text("从「{now}」都能找到：{parts}。", "Found from “{now}”: {parts}.")
_NOTHING = Text("名下没有记录。", "Nothing was recorded under it.")
_UNFINISHED = Text("还没完成：{work}，仍要办完。", "Unfinished, and still to be done: {work}.")
_HANDED_ON = Text(
    "还没完成：{work}，会请项目负责人改派。", "Unfinished: {work}; the project lead is asked to hand it on."
)
_OTHERS_LOOK = Text(
    "「{now}」的人员和服务团队可以查阅这些记录。", "The people and the team of “{now}” can look these records up."
)
_NEW = Text("新的工作请记到「{now}」。", "New work goes to “{now}”.")
_RECORDED = (
    ("cases", Text("事项 {n} 件", "{n} cases", "{n} case")),
    ("records", Text("工作记录 {n} 份", "{n} work records", "{n} work record")),
    ("trainings", Text("培训 {n} 场", "{n} trainings", "{n} training")),
    ("tasks", Text("计划任务 {n} 项", "{n} planned tasks", "{n} planned task")),
    ("files", Text("扫描件 {n} 个", "{n} scans", "{n} scan")),
    ("entries", Text("台账条目 {n} 条", "{n} ledger entries", "{n} ledger entry")),
    ("people", Text("人员 {n} 名", "{n} people", "{n} person")),
)


def preview(ledger: Ledger, former: str, now: str, recorded: Mapping[str, int], work: Mapping[str, int]) -> Text:
    """What merging ``former`` into ``now`` does; ``recorded`` and ``work`` count what is under it, and unfinished."""

    def said(language: Language) -> str:
        names = {"former": former, "now": now}
        lines = [_ENDS.to(language, ending=ledger.ending.to(language), **names)]
        parts = counted(_RECORDED, recorded, language)
        lines.append(_FINDS.to(language, parts=parts, **names) if parts else _NOTHING.to(language))
        if unfinished := counted(PARTS, work, language):
            lines.append((_HANDED_ON if ledger is PEOPLE else _UNFINISHED).to(language, work=unfinished))
        if ledger is CLIENTS:
            lines.append(_OTHERS_LOOK.to(language, **names))
        return "\n".join((*lines, _NEW.to(language, **names)))

    return Text(said(CHINESE), said(ENGLISH))
