"""Who takes part in each act of a report: phrases of its own sentence and parties of the report's other acts, weighed together.

The classifier of roles looks at a phrase and an act alone.  A report, though, tells one story: who attacked in the headline
attacks in the fifth sentence too, where only "the shelling" is named.  So a first casting by the classifier of roles is
followed by a second, whose features are the first's odds and what the first made of the same party elsewhere in the report.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.events.bystanders import bystanders
from sayso.coding.events.candidates import ROLES, Candidate, Draft
from sayso.coding.events.grammar import passive
from sayso.coding.events.lexicon import lemma_of
from sayso.coding.events.owners import MODIFIERS, unowned
from sayso.coding.events.planned import CHECKS, SENSES
from sayso.coding.events.sides import authors, blamed, each_other, is_another_act, no_author, said_there
from sayso.coding.events.things import no_party
from sayso.coding.events.whereabouts import in_another_story, only_there

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.events.acts import Act
    from sayso.coding.events.linear import Linear

#: Chance above which the first casting takes a phrase for a party (best F1 out of fold, docs/events.md).
FIRST = {"actor": 0.35, "recipient": 0.33}
#: ... and the second (best strict names), for parties of the sentence and for those known from elsewhere: nobody is made
#: the author of an act that its sentence does not lay at his door unless he is likelier than not.
SECOND = {"actor": 0.35, "recipient": 0.3}
ELSEWHERE = {"actor": 0.55, "recipient": 0.55}
#: ... and for the likeliest of the sentence, where none reaches those.
LIKELIEST = 0.2
#: ... and for one that "and" joins to a party.
JOINED = 0.08
#: Parties that the report's other acts may lend an act: so many, the most frequent first.
LENT = 12
GROUPS = {
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN"), "force"),
    **dict.fromkeys(("ACCUSE", "REJECT", "REQUEST"), "words"),
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"), "give"),
}


class Facts:
    """What the first casting made of a whole report.

    Args:
        drafts: every act of the report.
        country: the country that the report is about.
    """

    def __init__(self, drafts: Sequence[Draft], country: str | None) -> None:
        self.drafts = drafts
        self.country = country
        self._bystanders = bystanders()
        self.sides = [{role: first_casting(d, role) for role in ROLES} for d in drafts]
        self.times = {role: Counter(k for side in self.sides for k in side[role]) for role in ROLES}
        self.filled = {role: sum(bool(side[role]) for side in self.sides) for role in ROLES}
        self._groups = {
            role: Counter(GROUPS[d.act.type] for d, s in zip(drafts, self.sides, strict=True) if s[role]) for role in ROLES
        }
        self._acts: dict[str, dict[str, list[int]]] = {role: {} for role in ROLES}  # the acts in which a party has a role
        for number, side in enumerate(self.sides):
            for role in ROLES:
                for key in dict.fromkeys(side[role]):
                    self._acts[role].setdefault(key, []).append(number)
        self._forms = [_form(d.act.token) for d in drafts]
        known: dict[str, Candidate] = {}
        for draft in drafts:
            for c in draft.candidates:
                if c.kind != "pronoun" and not no_party(draft.act.token, c):
                    known.setdefault(c.key, c)
        both = self.times["actor"] + self.times["recipient"]
        order = sorted((k for k in both if k in known), key=lambda k: (-both[k], k))
        self.lent = [_elsewhere(known[k]) for k in order[:LENT]]

    def candidates(self, number: int) -> list[Candidate]:
        """Everybody who may take part in the act of that number: those of its sentence first."""
        token = self.drafts[number].act.token
        here = tuple(c for c in self.drafts[number].candidates if not self._takes_no_part(token, c))
        keys = {c.key for c in here}
        return [*here, *(c for c in self.lent if c.key not in keys and not is_another_act(token))]

    def _takes_no_part(self, token: Token, candidate: Candidate) -> bool:
        if no_party(token, candidate) or _checks(token, candidate) or said_there(token, candidate):
            return True
        return self._bystanders.beside(token, candidate)

    def features(self, number: int, role: str, candidate: Candidate) -> set[str]:
        """Features of a candidate for a role in the act of that number."""
        draft, side = self.drafts[number], self.sides[number]
        kind, other = draft.act.type, ROLES[role == "actor"]
        odds, group = candidate.odds, GROUPS[draft.act.type]
        rival = any(k != candidate.key for k in side[role])
        best = max((c.odds[role] for c in draft.candidates if c.key != candidate.key), default=0.0)
        state = f"{role}:{_level(odds[role]) if candidate.heads else 'away'}:{'taken' if rival else 'free'}"
        form = self._forms[number]
        out = {role, state, f"{role}:{kind}", f"{state}:{kind}", f"{role}:p{_bin(odds[role])}", f"{role}:o{_bin(odds[other])}"}
        out |= {f"{role}:best{_bin(best)}:{bool(candidate.heads)}", f"{state}:{candidate.kind}"}
        out |= {
            f"{role}:{kind}:{candidate.kind}",
            f"{role}:{group}:{candidate.party.sector}",
            f"{state}:other{bool(side[other])}",
        }
        out |= {f"{state}:{form}", f"{state}:{form}:{group}"}
        out |= {f"{role}:{w}" for w in _noun(draft.act.token, candidate)}
        out |= {f"{role}:inside {w}" for w in self._inside(draft, side, role, candidate)}
        joined = [c for c in draft.candidates if c.key != candidate.key and _joined(draft.act.token, candidate, c)]
        if joined:
            with_them = "taken" if any(c.odds[role] > FIRST[role] for c in joined) else "free"
            out |= {f"{role}:joined {with_them}", f"{state}:joined {with_them}"}
        if candidate.subject:
            out |= {f"{state}:subject", f"{role}:{kind}:subject"}
        if candidate.key == draft.utterer:
            out |= {f"{state}:utters", f"{role}:{kind}:utters"}
        if candidate.key == draft.voucher:
            out |= {f"{state}:vouches", f"{role}:{kind}:vouches"}
        if candidate.key in side[other]:
            out |= {f"{state}:is other", f"{role}:{kind}:is other"}
        if self.country is not None and candidate.party.country is not None:
            out.add(f"{state}:{'home' if candidate.party.country == self.country else 'abroad'}")
        elsewhere = {place: [n for n in self._acts[place].get(candidate.key, ()) if n != number] for place in ROLES}
        for place, name in ((role, "same"), (other, "turned")):
            out |= {f"{state}:{name}:{t}" for t in self._told(number, place, elsewhere[place], kind)}
        out |= {f"{state}:{p}" for p in self._pairs(number, role, other, elsewhere)}
        return out

    @staticmethod
    def _inside(draft: Draft, side: dict[str, list[str]], role: str, candidate: Candidate) -> set[str]:
        """Whether its words belong to another's ("the president's forces"), and what the first casting made of that one."""
        parse, out = draft.act.token.doc, set()
        above = {parse[h].head.i for h in candidate.heads if parse[h].dep_ in MODIFIERS}
        for other in draft.candidates:
            if other.key != candidate.key and above.intersection(other.heads):
                taken = "same" if other.key in side[role] else "other" if any(other.key in s for s in side.values()) else "free"
                out |= {taken, f"{taken}:{candidate.kind}"}
        return out

    def _told(self, number: int, role: str, told: Sequence[int], kind: str) -> set[str]:
        """How near, how often and in which acts the first casting had the party in a role."""
        if not told:
            return {"never"}
        here, group = self.drafts[number].sentence, GROUPS[kind]
        near = min(abs(self.drafts[n].sentence - here) for n in told)
        out = {f"near{_steps(near)}", f"share{_share(len(told), self.filled[role])}"}
        like = [n for n in told if self.drafts[n].act.type == kind]
        if like:
            out.add(f"type near{_steps(min(abs(self.drafts[n].sentence - here) for n in like))}")
        kin = sum(GROUPS[self.drafts[n].act.type] == group for n in told)
        out.add(f"{group} share{_share(kin, self._groups[role][group])}")
        if any(self.drafts[n].act.token.lemma_ == self.drafts[number].act.token.lemma_ for n in like):
            out.add("same word")
        return out

    def _pairs(self, number: int, role: str, other: str, elsewhere: dict[str, list[int]]) -> set[str]:
        """Whether the report pits the party, whose further acts are given, against those on the act's other side."""
        against = set(self.sides[number][other])
        if not against:
            return {"alone"}
        out = set()
        if any(not against.isdisjoint(self.sides[n][other]) for n in elsewhere[role]):
            out.add("pair")
        if any(not against.isdisjoint(self.sides[n][role]) for n in elsewhere[other]):
            out.add("pair turned")
        return out or {"no pair"}

    def rate(self, number: int, model: Linear) -> dict[str, list[tuple[float, Candidate]]]:
        """The candidates of the act of that number under the role that fits each better, with its chance."""
        out: dict[str, list[tuple[float, Candidate]]] = {role: [] for role in ROLES}
        act = self.drafts[number].act
        mutual = each_other(act.token)
        named = [c for c in self.candidates(number) if c.kind != "pronoun"]  # a party without a name is none
        rated = {role: model.each([self.features(number, role, c) for c in named]) for role in ROLES}
        elsewhere = [n for n, c in enumerate(named) if in_another_story(act.token, act.type, c)]
        if all(n in elsewhere or not self._surely(act, c, {r: rated[r][n]["yes"] for r in ROLES}) for n, c in enumerate(named)):
            elsewhere = []  # nobody else takes part
        for n, candidate in enumerate(named):
            odds = {role: rated[role][n]["yes"] for role in ROLES}
            if no_author(self.drafts[number], candidate):
                odds["actor"] = 0.0
            if mutual or (act.type == "ACCUSE" and self._bystanders.unblamed(act.token, candidate)):
                odds["recipient"] = 0.0
            if n in elsewhere or only_there(act.token, act.type, candidate):
                odds = dict.fromkeys(ROLES, 0.0)
            role = max(ROLES, key=lambda r: odds[r])
            out[role].append((odds[role], candidate))
        return out

    @staticmethod
    def _surely(act: Act, candidate: Candidate, odds: dict[str, float]) -> bool:
        """Whether a candidate of the act's own sentence takes part for sure, and not only as a place."""
        sure = any(odds[role] > SECOND[role] for role in ROLES)
        return sure and bool(candidate.heads) and not only_there(act.token, act.type, candidate)

    def cast(self, number: int, model: Linear) -> dict[str, list[Candidate]]:
        """Actors and recipients of an act, in text order; one known from elsewhere only where none stands in its sentence."""
        out: dict[str, list[Candidate]] = {}
        draft = self.drafts[number]
        for role, rated in self.rate(number, model).items():
            here = [(p, c) for p, c in rated if c.heads]
            away = [(p, c) for p, c in rated if not c.heads and p > ELSEWHERE[role]]
            sure = [c for p, c in here if p > SECOND[role]]
            token = draft.act.token
            taken = [c for p, c in here if c in sure or (p > JOINED and any(_joined(token, c, other) for other in sure))]
            out[role] = (
                authors(draft, taken) if role == "actor" else blamed(draft, [c for _, c in here]) or unowned(token, taken)
            )
            if not out[role]:
                spare = max([(p, c) for p, c in here if p > LIKELIEST] + away, key=lambda a: (a[0], a[1].key), default=None)
                out[role] = [spare[1]] if spare is not None else []
            if role == "actor" and each_other(token):
                joined = [c for _, c in here if c in out[role] or any(_joined(token, c, other) for other in out[role])]
                out[role] = [*joined, *(c for c in out[role] if c not in joined)]
        return out


def first_casting(draft: Draft, role: str) -> list[str]:
    """Keys of the parties that the classifier of roles alone gives a role; a verb without an actor takes its subject."""
    other = ROLES[role == "actor"]
    known = [c for c in draft.candidates if c.kind != "pronoun"]
    out = [c.key for c in known if c.odds[role] > FIRST[role] and c.odds[role] >= c.odds[other]]
    if not out and role == "actor":
        out = [c.key for c in known if c.subject and c.odds[other] <= FIRST[other]][:1]
        out = out or [c.key for c in known if c.key == draft.utterer]
    return out


def _elsewhere(candidate: Candidate) -> Candidate:
    return candidate._replace(
        party=replace(candidate.party, span=None),
        odds=dict.fromkeys(ROLES, 0.0),
        heads=(),
        subject=False,
        how="known from elsewhere in the report",
        members=tuple(replace(m, span=None) for m in candidate.members),
    )


def _joined(token: Token, one: Candidate, other: Candidate) -> bool:
    """Whether two parties are joined by "and" in the sentence of a word."""
    parse = token.doc
    return any(
        parse[low].dep_ == "conj" and parse[low].head.i in b.heads
        for a, b in ((one, other), (other, one))
        if b.heads
        for low in a.heads
    )


def _checks(token: Token, candidate: Candidate) -> bool:
    """Whether a party only confirms or perceives the act ("the police did not confirm the arrest", "they could see tanks")."""
    if token.dep_ not in {"dobj", "ccomp"} or lemma_of(token.head) not in CHECKS | SENSES:
        return False
    return any(token.doc[h].dep_ == "nsubj" and token.doc[h].head.i == token.head.i for h in candidate.heads)


def _noun(act: Token, candidate: Candidate) -> set[str]:
    """What a party that the report merely describes is called: "buildings", "a tailor"."""
    if not candidate.kind.startswith("unknown") or not candidate.heads:
        return set()
    head = act.doc[candidate.heads[0]]
    word = head.lemma_.lower()
    return {f"noun {word}", f"ends {word[-3:]}", f"ends {word[-3:]}:{head.tag_}", f"noun tag {head.tag_}"}


def _form(token: Token) -> str:
    if token.pos_ in {"NOUN", "PROPN"}:
        return "noun"
    return "passive" if passive(token) else "verb"


def _level(p: float) -> str:
    return "low" if p < 0.1 else "middle" if p < 0.35 else "high"  # noqa: PLR2004 - thirds of what occurs


def _bin(p: float) -> int:
    edges = (0.01, 0.03, 0.07, 0.13, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 0.95)
    return sum(p > e for e in edges)


def _steps(distance: int) -> str:
    return str(distance) if distance < 3 else "3" if distance < 6 else "6"  # noqa: PLR2004 - coarser with distance


def _share(part: int, whole: int) -> int:
    return sum(part / max(1, whole) > e for e in (0.1, 0.2, 0.35, 0.5)) + 5 * (part > 1)
