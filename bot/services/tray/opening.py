"""A photo whose caption names a site and says how it is there opens the patrol and fills it in (clause 4.6)."""

from dataclasses import replace

from bot.records.clients import SiteRecord
from bot.rules.cause import Cause
from bot.rules.form import Media
from bot.rules.forms.items import numbered
from bot.rules.forms.quick_line import AmbiguousLine, read_caption, read_quick_line
from bot.rules.people import Person
from bot.rules.permissions import may_anywhere
from bot.rules.record_kind import SITE, TASK
from bot.rules.site_named import site_named
from bot.rules.work_records.patrols import PATROL
from bot.services.checklists import choosing
from bot.services.drafts.in_use import form_to_begin
from bot.services.forms.files import SentFile, sent, sent_with_line
from bot.services.forms.filling import begin
from bot.services.forms.walking import Shown
from bot.services.tasks.day import day_at
from bot.services.work_records.seeing import sites_for

LONGEST_CAPTION = 400


async def opened_by_caption(cause: Cause, who: Person, file: SentFile) -> Shown | None:
    """The patrol of the site that the caption names, with what it says; inside a transaction that is open already.

    None where it names none, or says nothing that can be taken as it is: then people are asked what it is for.
    """
    caption = file.caption[:LONGEST_CAPTION]
    if Media.PHOTO not in file.senses or not caption or not may_anywhere(who, PATROL.file):
        return None
    sites = await sites_for(who, PATROL)
    named = site_named(caption, [(site.id, _names(site)) for site in sites])
    if named is None or not named.rest:
        return None
    site = next(one for one in sites if one.id == named.site_id)
    planned = (await day_at(who, cause, (site,))).tasks
    subject = (TASK, planned[0].id) if planned else (SITE, site.id)
    form = await form_to_begin(await choosing.form_to_fill(PATROL.form.code, *subject))
    by_item = read_caption(named.rest, len(numbered(form))) is not None
    try:
        if not by_item and read_quick_line(form, named.rest) is None:
            return None
    except AmbiguousLine:
        # what it means is asked in the patrol, where it can be seen
        pass
    view = await begin(cause, who, PATROL.form.code, *subject)
    said = replace(file, caption=named.rest)
    return await sent(cause, who, view, said) if by_item else await sent_with_line(cause, who, view, said)


def _names(site: SiteRecord) -> tuple[str, ...]:
    """How people call a site: with its client's short name or full name before it, or alone."""
    return (f"{site.client_short_name}{site.name}", f"{site.client_name}{site.name}", site.name)
