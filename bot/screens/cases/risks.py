"""What a finding that came back could become: a risk, or another grade of one that is there (clause 4.3)."""

from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.records.risks import LikeRisk, RiskProposal
from bot.rules.forms.ledgers import adding
from bot.rules.ledgers.risks import RISK_GRADING, RISKS
from bot.rules.text import Language, Text
from bot.screens.buttons import OpenForm, ShowCase, ShowEntry
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.tones import Tone

BECOMES = Text("🛡 记为风险", "🛡 Make it a risk")
GRADE = Text("⚖️ 调级：{name}", "⚖️ Grade anew: {name}")
AGAIN = Text("🔁 风险「{name}」又出现了同样的问题", "🔁 What the risk “{name}” is about was found again")
LOOK = Text("看一看可能性是不是要调高，措施够不够。", "Is it likelier now, and do the measures do?")
GRADE_IT, SEE_IT = Text("⚖️ 调级", "⚖️ Re-grading"), Text("🛡 看风险", "🛡 The risk")


def proposal_button(of: RiskProposal, language: Language) -> Button:
    """The key that takes it over, or grades the one that is there."""
    if of.risk is None:
        return Button(BECOMES.to(language), OpenForm(adding(RISKS), "case", of.case_id))
    label = GRADE.to(language, name=clipped(of.risk.name, 20))
    return Button(as_label(label), OpenForm(RISK_GRADING.form.code, RISKS.code, of.risk.id))


def with_proposal(card: Screen, of: RiskProposal | None, language: Language) -> Screen:
    """A finding's card with it, above the way home."""
    if of is None:
        return card
    return replace(card, rows=(*card.rows[:-1], (proposal_button(of, language),), card.rows[-1]))


def found_again(risk: LikeRisk, case: CaseRecord, language: Language, *, may_grade: bool) -> Screen:
    """To the owner of a risk: what it is about came back."""
    lines = [f"<b>{escape(AGAIN.to(language, name=risk.name))}</b>", escape(case.client_name)]
    lines += [escape(f"{case.number} {clipped(' '.join(case.title.split()), 80)}"), "", escape(LOOK.to(language))]
    grade: list[Row] = [
        (Button(GRADE_IT.to(language), OpenForm(RISK_GRADING.form.code, RISKS.code, risk.id), tone=Tone.NEXT),)
    ]
    see = (Button(SEE_IT.to(language), ShowEntry(RISKS.code, risk.id)), Button(case.number, ShowCase(case.id)))
    return Screen("\n".join(lines), (*(grade if may_grade else ()), see))
