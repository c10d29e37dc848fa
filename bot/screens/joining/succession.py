"""A firm and its managers: why the last one stays, and that none is there any more."""

from bot.rules.text import Language, Text
from bot.screens.buttons import ShowFirm
from bot.screens.screen import Button, Screen, as_label, escape

LAST_MANAGER = Text(
    "{firm} 只有这一位企业负责人。请先邀请另一位负责人加入，或请管理员办理。",
    "{firm} has no other manager. Let another manager join first, or ask an administrator.",
)
UNMANAGED = Text("{firm} 没有企业负责人", "{firm} has no manager")
INVITE_ONE = Text("邀请负责人", "Invite a manager")


def last_manager(client_id: int, firm: str, language: Language) -> Screen:
    """Why they stay, and the way to a successor."""
    way = Button(INVITE_ONE.to(language), ShowFirm(client_id))
    return Screen(escape(LAST_MANAGER.to(language, firm=firm)), ((way,),))


def unmanaged_said(firm: str, language: Language) -> str:
    """One line of the home."""
    return f"⚠️ {UNMANAGED.to(language, firm=firm)}"


def unmanaged_button(firm: tuple[int, str], language: Language) -> Button:
    """To where somebody is invited."""
    client_id, name = firm
    return Button(as_label(unmanaged_said(name, language)), ShowFirm(client_id))


def unmanaged(client_id: int, firm: str, language: Language) -> Screen:
    """Told to the administrators until there is one."""
    text = Text(
        "目前没有人替企业批准加入、确认整改和评价。请邀请一位企业负责人，或把角色给企业里的一位。",
        "Nobody there can let people join, confirm fixes or give ratings. "
        "Please invite a manager, or give somebody there the role.",
    )
    way = Button(INVITE_ONE.to(language), ShowFirm(client_id))
    title = f"<b>{escape(unmanaged_said(firm, language))}</b>"
    return Screen(f"{title}\n\n{escape(text.to(language))}", ((way,),))
