"""组织架构: who of ours has which role, what each is responsible for, and the chart to file."""

from bot.rules.organisation import DUTIES, IN_TEAMS, NOBODY, OVER_ALL, RESPONSIBILITIES, Organisation
from bot.rules.people import ROLE_NAMES, Person, Role
from bot.rules.permissions import Action, may_anywhere
from bot.rules.text import CHINESE, Language, Text, joined
from bot.screens.buttons import AskDocument, DraftDuties, ShowPolicies, ShowTeam
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.ways.organisation import ORGANISATION
from bot.screens.ways.people import ROLES
from bot.screens.ways.policies import POLICIES

MOST_NAMES = 8
LONGEST_NAME = 24
PICTURE, TO_PRINT = Text("🖼 发我架构图", "🖼 Send me the chart"), Text("📄 打印版", "📄 To print")
WRITE = Text("✍️ 写成制度「{title}」", "✍️ Make it a policy “{title}”")
_TEAMS = Text("项目组 {n} 个，服务企业 {clients} 家。", "Teams: {n}. Clients served: {clients}.")
_SOME = Text("只含您所服务的企业。", "Of the clients that you serve.")
_MANY = Text("{names} 等 {n} 人", "{names} and others, {n} in all")


def organisation(of: Organisation, who: Person, *, writes: bool) -> Screen:
    """Each role with those who have it and what it is responsible for; ``writes``: the reader may write policies."""
    language = who.language
    lines = [f"<b>{escape(ORGANISATION.name.to(language))}</b>"]
    lines += [_role(role, of.holders[role], language) for role in (*OVER_ALL, *IN_TEAMS)]
    clients = {one.client for team in of.teams for one in team.served}
    said = [_TEAMS.to(language, n=sum(bool(team.lead) for team in of.teams), clients=len(clients))]
    said += [] if of.whole else [_SOME.to(language)]
    lines.append(escape(("" if language == CHINESE else " ").join(said)))
    keys = [
        Button(PICTURE.to(language), AskDocument("organisation", who.id, 0)),
        Button(TO_PRINT.to(language), AskDocument("organisation_page", who.id, 0)),
    ]
    rows: list[Row] = [tuple(keys)]
    if writes:
        rows.append((Button(WRITE.to(language, title=RESPONSIBILITIES.to(language)), DraftDuties()),))
    ways = [Button(POLICIES.name.to(language), ShowPolicies(0))]
    if may_anywhere(who, Action.CHANGE_ROLES):
        ways.append(Button(ROLES.name.to(language), ShowTeam(0)))
    return Screen("\n\n".join(lines), (*rows, *side_by_side([*ways, home_button(language)])))


def _role(role: Role, names: tuple[str, ...], language: Language) -> str:
    said = joined((clipped(name, LONGEST_NAME) for name in names[:MOST_NAMES]), language) or NOBODY.to(language)
    if len(names) > MOST_NAMES:
        said = _MANY.to(language, names=said, n=len(names))
    duty = DUTIES[role][0].to(language)
    return f"<b>{escape(ROLE_NAMES[role].to(language))}</b>  {escape(said)}\n{escape(duty)}"
