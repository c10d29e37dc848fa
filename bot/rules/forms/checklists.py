"""The forms of the checklists that come with the program, beside those of record kinds themselves (clause 4.6)."""

from bot.rules.checklists.asked import asked
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.declaring import NotDeclared
from bot.rules.form import Form
from bot.rules.work_records.kinds import RECORD_KINDS

unknown = {one.kind for one in BUILT_IN.values()} - {kind.kind for kind in RECORD_KINDS.values() if kind.checklists}
if unknown:
    raise NotDeclared(*sorted(unknown))

FORMS: tuple[Form, ...] = tuple(
    asked(checklist, RECORD_KINDS[checklist.kind].form.code)
    for checklist in BUILT_IN.values()
    if checklist.code != RECORD_KINDS[checklist.kind].form.code
)
