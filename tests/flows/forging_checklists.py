"""What somebody might forge about checklists: those that come with the program, and a draft of the firm's own."""

from datetime import UTC, datetime

from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.checklists.plain import to_plain
from bot.rules.checklists.rights import DRAFT_CHECKLISTS, PUBLISH_CHECKLISTS, SEE_CHECKLISTS
from bot.rules.people import Person
from bot.rules.permissions import Permit
from bot.screens import buttons as b
from storage import checklists

NOW = datetime(2026, 11, 23, tzinfo=UTC)


async def checklist_buttons(author: Person) -> list[tuple[b.Data, Permit]]:
    """What could be pressed about checklists, of which the author has drafted one."""
    content = BUILT_IN["patrol"]
    code = await checklists.add_checklist(
        kind="patrol", depth="", name="恒信专用", english="", copied_from="patrol", at=NOW
    )
    row = await checklists.get_checklist(code)
    assert row is not None
    await checklists.save_draft(row.id, 1, {**to_plain(content), "code": code, "version": 1}, author.id, NOW)
    drafted = await checklists.get_version(row.id, 1)
    assert drafted is not None
    item, version = next(content.items()).code, drafted.id
    return [
        (b.ShowChecklists("", 0, 0), SEE_CHECKLISTS),
        (b.ShowChecklist(code), SEE_CHECKLISTS),
        (b.ShowItems("patrol", 0), SEE_CHECKLISTS),
        (b.ShowItem(code, item), SEE_CHECKLISTS),
        (b.PreviewChecklist(code), SEE_CHECKLISTS),
        (b.DraftChecklist(code, version, "ask_discard"), DRAFT_CHECKLISTS),
        (b.DraftChecklist(code, version, "begin"), DRAFT_CHECKLISTS),
        (b.MoveItem(version, item, 0, 1), DRAFT_CHECKLISTS),
        (b.TakeOutItem(version, item, 1), DRAFT_CHECKLISTS),
        (b.ShowCondition(version, item, 0), DRAFT_CHECKLISTS),
        (b.ShowConditionAnswers(version, item, item), DRAFT_CHECKLISTS),
        (b.AskAt(version, item, item, "conform"), DRAFT_CHECKLISTS),
        (b.AskNotAt(version, item, ""), DRAFT_CHECKLISTS),
        (b.OpenForm("checklist_copy", "patrol", 0), DRAFT_CHECKLISTS),
        (b.OpenForm("checklist_item", f"q.{item}", version), DRAFT_CHECKLISTS),
        (b.AskToPublish(code, version), DRAFT_CHECKLISTS),
        (b.PublishChecklist(code, version, 1), PUBLISH_CHECKLISTS),
        (b.ChooseSuccessor("patrol_deep", 0), PUBLISH_CHECKLISTS),
        (b.RetireChecklist("patrol_deep", "patrol", 1), PUBLISH_CHECKLISTS),
        (b.ReinstateChecklist(code), PUBLISH_CHECKLISTS),
    ]
