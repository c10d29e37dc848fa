"""制度 (clause 3.4): written, published, read and confirmed by those whom they are for."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.records.attachments import of_record
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.policies import ListedPolicy, PolicyVersion, PolicyView, Unread
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.policy import AUDIENCE, BODY, FILE, HOW, LONGEST_TYPED, SENT, TITLE, TYPED
from bot.rules.forms.problems import NotMarkdown, Problem
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.policies import Audience, is_for, is_reminded_again, reminder_moment
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Text
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import MessageCode, post
from storage import attachments, policies
from storage.database import writing
from storage.jobs import queue as jobs
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry, get_doer

WRITTEN = OutcomeKind("policy")
TO_READ, REMINDER = MessageCode("policies_to_read"), MessageCode("policies_unread")
COUNT, READY = MessageCode("policy_count"), MessageCode("policy_ready")
TELL = "tell_of_policy"
"""The job that asks those whom a version is for, by the version's id: behind the tap that published it."""
LARGEST_FILE_BYTES = 200_000
READERS_PER_PAGE = 20
_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKDOWN = (".md", ".markdown", ".txt")


class NoSuchPolicy(NotForThisPerson):
    """There is no such policy or version that the person may see, or may do this to."""


def may_write(who: Person) -> bool:
    """Whether the person may write and publish policies."""
    return may(who, Action.WRITE_POLICY, Subject())


def _may_see(who: Person, version: PolicyVersion) -> bool:
    if may_write(who):
        return True
    looks = Role.AUDITOR in who.roles or (version.revoked_at is None and is_for(version.audience, who))
    return version.state == "published" and looks


async def list_policies(who: Person) -> tuple[ListedPolicy, ...]:
    """The policies in force that the person may see, those still to be read first; before them what waits to be
    published, for who may write; after them what was revoked, for who writes or audits."""
    readings = await policies.find_readings(who.id)
    drafts = [ListedPolicy(version, asked=False, read=False) for version in await policies.find_unpublished()]
    listed = [
        ListedPolicy(
            version, asked=is_for(version.audience, who) and version.id not in readings, read=version.id in readings
        )
        for version in await policies.find_current()
        if _may_see(who, version)
    ]
    seen = [version for version in await policies.find_revoked() if _may_see(who, version)]
    revoked = [ListedPolicy(version, asked=False, read=False) for version in seen]
    return (*(drafts if may_write(who) else ()), *sorted(listed, key=lambda one: not one.asked), *revoked)


async def to_read(who: Person) -> tuple[PolicyVersion, ...]:
    """What the person has still to read and confirm."""
    readings = await policies.find_readings(who.id)
    current = await policies.find_current()
    return tuple(version for version in current if is_for(version.audience, who) and version.id not in readings)


async def get_policy(who: Person, version_id: int) -> PolicyView:
    """A version that the person may see, old ones too."""
    version = await policies.get_version(version_id)
    if version is None or not _may_see(who, version):
        raise NoSuchPolicy(version_id)
    published = await policies.find_published(version.policy_id)
    current = _in_force(version, published)
    read_at = (await policies.find_readings(who.id)).get(version.id)
    read_by, readers = await policies.count_readers(version) if may_write(who) and current else (0, 0)
    return PolicyView(
        version,
        await policies.get_body(version.id),
        current=current,
        asked=current and read_at is None and is_for(version.audience, who),
        read_at=read_at,
        others=tuple(one for one in published if one.id != version.id),
        writes=may_write(who),
        read_by=read_by,
        readers=readers,
    )


@writing
async def confirm_reading(cause: Cause, who: Person, version_id: int) -> PolicyView:
    """已阅读并理解, of the version in force."""
    view = await get_policy(who, version_id)
    if not view.asked:
        return view
    reading_id = await policies.add_reading(version_id, who.id, cause.at)
    if reading_id is not None:
        await add_entry(cause, "confirm_reading", "policy_version", version_id, reading=reading_id)
    return await get_policy(who, version_id)


@writing
async def publish(cause: Cause, who: Person, version_id: int) -> PolicyView:
    """Puts a version in force; those whom it is for are asked to read it behind this, and again by a new version."""
    version = await _to_settle(who, version_id)
    if await policies.publish(version, cause.at):
        await add_entry(cause, "publish", "policy_version", version_id, policy=version.policy_id)
        remind_at = await _remind_of(version, cause.at, [who.id])
        await post(cause, COUNT, ("policy_version", version_id), who.id, send_at=remind_at)
        await jobs.add_job(TELL, version_id, cause.at)
    return await get_policy(who, version_id)


async def _remind_of(version: PolicyVersion, published_at: datetime, readers: Sequence[int]) -> datetime:
    """Has these be reminded if they have not read it by then; returns when."""
    firm = await get_settings()
    remind_at = reminder_moment(published_at, firm.calendar(), firm.ladder.hour)
    # of several policies published on one day people are reminded once
    await policies.add_messages(version, REMINDER, f"{remind_at:%Y-%m-%d}", remind_at, among=readers)
    return remind_at


async def find_to_tell(version_id: int) -> list[int]:
    """Ids of those who are to be told of a version, but for whoever published it, who knows."""
    version = await policies.get_version(version_id)
    if version is None:
        return []
    publisher = await get_doer("publish", "policy_version", version_id)
    return [reader for reader in await policies.find_to_tell(version) if reader != publisher]


@writing
async def tell(cause: Cause, version_id: int, readers: Sequence[int]) -> bool:
    """Asks these to read a version; False: it is not in force any more, so nobody else is asked.

    Who was asked before, as when the program was ended half-way, is not asked again.
    """
    version = await policies.get_version(version_id)
    published = [] if version is None else await policies.find_published(version.policy_id)
    if version is None or version.published_at is None or not _in_force(version, published):
        return False
    told = await policies.add_messages(version, TO_READ, str(version_id), cause.at, among=readers, held=cause.repeats)
    await _remind_of(version, version.published_at, told)
    return True


def _in_force(version: PolicyVersion, published: Sequence[PolicyVersion]) -> bool:
    """``published``: all versions of its policy, the latest first."""
    return bool(published) and published[0].id == version.id and version.revoked_at is None


async def title_of(version_id: int) -> str:
    """The title of a version, for what is said when its readers could not be told."""
    version = await policies.get_version(version_id)
    return "" if version is None else version.title


async def remind_again(cause: Cause, day: date) -> None:
    """Reminds those who have still not read what is in force, in the firm's rhythm, each in one message for all of it.

    The rhythm is that of what was published last, so that several policies are not said on several days.
    """
    firm, current = await get_settings(), await policies.find_current()
    published = [version.published_at for version in current if version.published_at is not None]
    if not published or not is_reminded_again(max(published), day, firm.calendar(), firm.ladder.again):
        return
    for version in current:
        await policies.add_messages(version, REMINDER, day.isoformat(), cause.at)


@writing
async def revoke(cause: Cause, who: Person, version_id: int) -> PolicyView:
    """废止: nobody is asked to read the policy any more; it is kept, with who read it, and a new version revives it."""
    version = await _to_settle(who, version_id)
    if await policies.revoke(version, cause.at):
        await add_entry(cause, "revoke", "policy_version", version_id, policy=version.policy_id)
    return await get_policy(who, version_id)


@writing
async def discard(cause: Cause, who: Person, version_id: int) -> None:
    """Gives a version up that was not published."""
    version = await _to_settle(who, version_id)
    if await policies.discard(version_id):
        await add_entry(cause, "discard", "policy_version", version_id, policy=version.policy_id)


async def _to_settle(who: Person, version_id: int) -> PolicyVersion:
    version = await policies.get_version(version_id)
    if version is None or not may_write(who):
        raise NoSuchPolicy(version_id)
    return version


async def find_unread(who: Person, version_id: int, page: int) -> tuple[PolicyView, tuple[Unread, ...], int]:
    """Who has not read it: the view, one page of them, and that page."""
    view = await get_policy(who, version_id)
    if not view.writes:
        raise NoSuchPolicy(version_id)
    last = max(view.readers - view.read_by - 1, 0) // READERS_PER_PAGE
    page = min(max(page, 0), last)
    found = await policies.find_unread(view.version, READERS_PER_PAGE, page * READERS_PER_PAGE) if view.current else []
    return view, tuple(found), page


async def draft(cause: Cause, who: Person, title: str, body: str, audience: Audience, *, titles: Sequence[str]) -> int:
    """A version that was put together for somebody to look at and publish, inside a transaction that is open already.

    ``titles``: by which a policy in force is recognised as that of which this is a new version, and one that waits as
    the one to show instead. Returns the version's id.

    Raises:
        NoSuchPolicy: it is not theirs to write.
    """
    if not may_write(who):
        raise NoSuchPolicy(title)
    waiting = [version for version in await policies.find_unpublished() if version.title in titles]
    if waiting:
        return waiting[0].id
    current = [version for version in await policies.find_current() if version.title in titles]
    version_id = await policies.add_version(
        policy_id=current[0].policy_id if current else await policies.add_policy(who.id, cause.at),
        title=title,
        audience=audience,
        body=body,
        state="draft",
        draft_id=None,
        person_id=who.id,
        at=cause.at,
    )
    await add_entry(cause, "write", "policy_version", version_id)
    return version_id


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A new policy (no subject), or a new version of one."""
    if subject_kind == "" and subject_id == 0:
        return Card(allows=may_write)
    published = await policies.find_published(subject_id) if subject_kind == "policy" else []
    if not published:
        return None
    return Card(title=Text(published[0].title, published[0].title), allows=may_write)


async def begins_with(who: Person, subject_kind: str, subject_id: int) -> Answers:  # noqa: ARG001 -- as ``Purpose.begins_with``
    """A new version begins with the present one; how its text is given is asked where it is too long to be typed."""
    published = await policies.find_published(subject_id) if subject_kind == "policy" else []
    if not published:
        return {}
    present, body = published[0], await policies.get_body(published[0].id)
    said = {TITLE: Answer(present.title), AUDIENCE: Answer(present.audience.value)}
    return said if len(body) > LONGEST_TYPED else {**said, HOW: Answer(TYPED), BODY: Answer(body)}


async def check(cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """The file is Markdown by its name, and no book."""
    files = view.files(FILE) if view.answers[HOW].value == SENT else ()
    if any(not file.name.lower().endswith(_MARKDOWN) or file.size > LARGEST_FILE_BYTES for file in files):
        return NotMarkdown(view.form.step(FILE))
    return None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Keeps the version to look at before it is published; a file is read by the program's own work."""
    said = {key: str(answer.value) for key, answer in view.answers.items()}
    from_file = said[HOW] == SENT
    policy_id = view.draft.subject_id or await policies.add_policy(who.id, cause.at)
    version_id = await policies.add_version(
        policy_id=policy_id,
        title=said[TITLE],
        audience=Audience(said[AUDIENCE]),
        body="" if from_file else said[BODY],
        state="reading" if from_file else "draft",
        draft_id=view.draft.id,
        person_id=who.id,
        at=cause.at,
    )
    await add_entry(cause, "write", "policy_version", version_id, policy=policy_id, draft=view.draft.id)
    await attachments.change_owner(view.draft.id, of_record("policy_version", version_id))
    if from_file:
        await jobs.add_job("read_policy", version_id, cause.at)
    return Outcome(WRITTEN, version_id)


def decoded(content: bytes) -> str | None:
    """A file's text, in whichever encoding it was saved; None when it is no text."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _in_encoding(content, "utf-16")
    return next((text for encoding in _ENCODINGS if (text := _in_encoding(content, encoding)) is not None), None)


def _in_encoding(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if "\x00" not in text else None


@writing
async def take_text(cause: Cause, version_id: int, text: str | None) -> None:
    """Gives a version the text of its file (None: it is no text), and tells its author that it can be looked at."""
    version = await policies.get_version(version_id)
    readable = text is not None and bool(text.strip())
    state = "draft" if readable else "unreadable"
    if version is None or not await policies.change_text(version_id, state, (text or "") if readable else ""):
        return
    await post(cause, READY, ("policy_version", version_id), version.made_by_id)


PURPOSES = {"policy": Purpose(None, card, submit, (WRITTEN,), check=check, begins_with=begins_with)}
