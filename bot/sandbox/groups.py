"""What happens to groups: made, joined and left, the bot added and removed, turned into a supergroup."""

from itertools import count

from bot.sandbox.chats import Account, Chat, group_chat
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Json, PageError

SUPERGROUP_OFFSET = -1_000_000_000_000


class Groups:
    """The groups of the sandbox; every method raises PageError for what cannot be done."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    def find(self, chat_id: int) -> Chat:
        """A group that was not turned into a supergroup."""
        chat = self.telegram.chats.get(chat_id)
        if chat is None or chat.private or chat.migrated_to is not None:
            raise PageError(404, "no such group")
        return chat

    def make(self, title: str, members: list[int]) -> Chat:
        """A group of people without the bot; the first of them made it."""
        if not title.strip() or not members:
            raise PageError(400, "a group needs a title and members")
        if unknown := [member for member in members if member not in self.telegram.accounts]:
            raise PageError(404, f"no such person: {unknown[0]}")
        chat_id = next(number for number in count(-1001, -1) if number not in self.telegram.chats)
        chat = group_chat(chat_id, "group", title.strip(), list(dict.fromkeys(members)), bot_in=False)
        self.telegram.chats[chat_id] = chat
        self.telegram.events.add("state")
        return chat

    def add_bot(self, chat: Chat) -> int | None:
        """The first member adds the bot; returns the id of the ``my_chat_member`` update."""
        if chat.bot_status == "member":
            raise PageError(409, "the bot is in the group")
        before = "kicked" if chat.bot_status == "kicked" else "left"
        chat.bot_status = "member"
        owner = self._owner(chat)
        update_id = self.telegram.membership(chat, owner.user, before, "member")
        self._note(chat, owner, {"new_chat_members": [self.telegram.bot]})
        return update_id

    def remove_bot(self, chat: Chat) -> int | None:
        """The first member removes the bot; returns the id of the ``my_chat_member`` update."""
        if chat.bot_status != "member":
            raise PageError(409, "the bot is not in the group")
        owner = self._owner(chat)
        self._note(chat, owner, {"left_chat_member": self.telegram.bot})
        chat.bot_status = "kicked"
        return self.telegram.membership(chat, owner.user, "member", "kicked")

    def join(self, chat: Chat, account: Account) -> None:
        """A person joins."""
        if account.id in chat.members:
            raise PageError(409, "this person is in the group")
        chat.members.append(account.id)
        self._note(chat, account, {"new_chat_members": [account.user]})

    def leave(self, chat: Chat, account: Account) -> None:
        """A person leaves; the last one stays."""
        if account.id not in chat.members or len(chat.members) == 1:
            raise PageError(409, "this person cannot leave the group")
        self._note(chat, account, {"left_chat_member": account.user})
        chat.members.remove(account.id)

    def migrate(self, chat: Chat) -> Chat:
        """Turns a group into a supergroup with a new id; both chats carry a note of it."""
        if chat.type != "group":
            raise PageError(409, "this is a supergroup already")
        new_id = SUPERGROUP_OFFSET + chat.id
        new = group_chat(new_id, "supergroup", chat.face["title"], list(chat.members), bot_in=False)
        new.bot_status = chat.bot_status
        self.telegram.chats[new_id] = new
        owner = self._owner(chat)
        self._note(chat, owner, {"migrate_to_chat_id": new_id})
        chat.migrated_to = new_id
        self._note(new, owner, {"migrate_from_chat_id": chat.id})
        return new

    def _owner(self, chat: Chat) -> Account:
        return self.telegram.accounts[chat.members[0]]

    def _note(self, chat: Chat, by: Account, content: Json) -> None:
        """A service message, and the page reads its list of chats again."""
        self.telegram.receive(chat, by, content)
        self.telegram.events.add("state")
