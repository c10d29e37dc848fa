"""续期: a licence of a client was renewed; what the new one says is the licence's from then on (clause 6.2)."""

from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import WayIn
from bot.rules.work_records.kind import Filed, RecordKind

RENEWAL = RecordKind(
    kind="renewal",
    name=Text("续期", "renewal"),
    number="XQ",
    mark="🔄",
    form="renewal",
    about=("licences",),
    file=Action.CHANGE_LICENCES,
    see=Action.SEE_LEDGER,
    amend=Action.CHANGE_LICENCES,
    facts=("valid_until", "valid_from", "number"),
    words="note",
    sets={"valid_until": "valid_until", "valid_from": "valid_from", "number": "number"},
    register=Filed("renewals", Text("证照续期", "Licence renewals")),
    listed=WayIn(
        "renewals",
        Text("续期记录", "Renewals"),
        words=Text("证照续期", "licence renewals"),
        rank=85,
        rare=True,
        by=Text("续期记录由企业负责人和服务团队来看。", "Renewals are for the client manager and the team to see."),
        instead=("ask",),
    ),
    not_on_behalf="whoever has the new licence in hand may enter it, whosever it is",
)
