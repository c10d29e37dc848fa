"""Sites: what is open at one is what is unfinished of it (clause 3.1)."""

from bot.records.ledgers.entries import WorkOf
from bot.rules.ledgers.kinds import SITES
from bot.services.ledgers.hooks import Hooks

HOOKS = {SITES.code: Hooks(work=lambda entry: WorkOf(client_id=entry.client_id, site_id=entry.id))}
