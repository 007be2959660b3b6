"""Who takes part in each act of a report: phrases of its own sentence and parties of the report's other acts, weighed together.

The classifier of roles looks at a phrase and an act alone.  A report, though, tells one story: who attacked in the headline
attacks in the fifth sentence too, where only "the shelling" is named.  So a first casting by the classifier of roles is
followed by a second, whose features are the first's odds and what the first made of the same party elsewhere in the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.bystanders import bystanders
from sayso.coding.events.candidates import ROLES, Candidate
from sayso.coding.events.first_casting import joined
from sayso.coding.events.owners import unowned
from sayso.coding.events.sides import agents, authors, blamed, each_other, no_author
from sayso.coding.events.whereabouts import in_another_story, only_there

if TYPE_CHECKING:
    from sayso.coding.events.acts import Act
    from sayso.coding.events.facts import Facts
    from sayso.coding.events.linear import Linear

#: Chance above which the second casting takes a phrase for a party (best strict names), for parties of the sentence and for
#: those known from elsewhere: nobody is made the author of an act that its sentence does not lay at his door unless he is
#: likelier than not.
SECOND = {"actor": 0.35, "recipient": 0.3}
ELSEWHERE = {"actor": 0.55, "recipient": 0.55}
#: ... and for the likeliest of the sentence, where none reaches those.
LIKELIEST = 0.2
#: ... and for one that "and" joins to a party.
JOINED = 0.08


def cast(facts: Facts, number: int, model: Linear) -> dict[str, list[Candidate]]:
    """Actors and recipients of the act of that number, in text order; from elsewhere only where its sentence has none."""
    out: dict[str, list[Candidate]] = {}
    draft = facts.drafts[number]
    token = draft.act.token
    mutual, by = each_other(token), agents(token)
    for role, rated in rate(facts, number, model, mutual=mutual, by=by).items():
        here = [(p, c) for p, c in rated if c.heads]
        away = [(p, c) for p, c in rated if not c.heads and p > ELSEWHERE[role]]
        sure = [c for p, c in here if p > SECOND[role]]
        taken = [c for p, c in here if c in sure or (p > JOINED and any(joined(token, c, other) for other in sure))]
        out[role] = (
            authors(draft, taken, by) if role == "actor" else blamed(draft, [c for _, c in here]) or unowned(token, taken)
        )
        if not out[role]:
            spare = max([(p, c) for p, c in here if p > LIKELIEST] + away, key=lambda a: (a[0], a[1].key), default=None)
            out[role] = [spare[1]] if spare is not None else []
        if role == "actor" and mutual:
            pair = [c for _, c in here if c in out[role] or any(joined(token, c, other) for other in out[role])]
            out[role] = [*pair, *(c for c in out[role] if c not in pair)]
    return out


def rate(facts: Facts, number: int, model: Linear, *, mutual: bool, by: set[int]) -> dict[str, list[tuple[float, Candidate]]]:
    """The candidates of the act of that number under the role that fits each better, with its chance.

    Args:
        facts: the first casting.
        number: which act.
        model: the classifier of the second casting.
        mutual: whether those who act do it to each other.
        by: the words that "by" names as authors, by number; they act.
    """
    out: dict[str, list[tuple[float, Candidate]]] = {role: [] for role in ROLES}
    act = facts.drafts[number].act
    named = [c for c in facts.candidates(number) if c.kind != "pronoun"]  # a party without a name is none
    rated = {role: model.each([facts.features(number, role, c) for c in named]) for role in ROLES}
    elsewhere = [n for n, c in enumerate(named) if in_another_story(act.token, act.type, c)]
    if all(n in elsewhere or not _surely(act, c, {r: rated[r][n]["yes"] for r in ROLES}) for n, c in enumerate(named)):
        elsewhere = []  # nobody else takes part
    for n, candidate in enumerate(named):
        odds = {role: rated[role][n]["yes"] for role in ROLES}
        if no_author(facts.drafts[number], candidate):
            odds["actor"] = 0.0
        if mutual or by.intersection(candidate.heads):
            odds = {"actor": max(odds.values()), "recipient": 0.0}
        elif act.type == "ACCUSE" and bystanders().unblamed(act.token, candidate):
            odds["recipient"] = 0.0
        if n in elsewhere or only_there(act.token, act.type, candidate):
            odds = dict.fromkeys(ROLES, 0.0)
        role = max(ROLES, key=lambda r: odds[r])
        out[role].append((odds[role], candidate))
    return out


def _surely(act: Act, candidate: Candidate, odds: dict[str, float]) -> bool:
    """Whether a candidate of the act's own sentence takes part for sure, and not only as a place."""
    sure = any(odds[role] > SECOND[role] for role in ROLES)
    return sure and bool(candidate.heads) and not only_there(act.token, act.type, candidate)
