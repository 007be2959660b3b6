"""What the first casting made of a whole report: the features of the second.

A party is likelier in a role that it has in the report's other acts, and against those whom they pit it against.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.coding.events.bystanders import bystanders
from sayso.coding.events.candidates import ROLES, Candidate, Draft
from sayso.coding.events.first_casting import FIRST, first_casting, joined, known_elsewhere
from sayso.coding.events.lexicon import lemma_of
from sayso.coding.events.owners import MODIFIERS
from sayso.coding.events.planned import CHECKS, SENSES
from sayso.coding.events.scales import form_of, level, noun_of, odds_bin, share, steps
from sayso.coding.events.sides import is_another_act, said_there
from sayso.coding.events.things import no_party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token


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
        self._forms = [form_of(d.act.token) for d in drafts]
        known: dict[str, Candidate] = {}
        for draft in drafts:
            for c in draft.candidates:
                if c.kind != "pronoun" and not no_party(draft.act.token, c):
                    known.setdefault(c.key, c)
        both = self.times["actor"] + self.times["recipient"]
        order = sorted((k for k in both if k in known), key=lambda k: (-both[k], k))
        self.lent = [known_elsewhere(known[k]) for k in order[:LENT]]

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
        state = f"{role}:{level(odds[role]) if candidate.heads else 'away'}:{'taken' if rival else 'free'}"
        form = self._forms[number]
        out = {
            role,
            state,
            f"{role}:{kind}",
            f"{state}:{kind}",
            f"{role}:p{odds_bin(odds[role])}",
            f"{role}:o{odds_bin(odds[other])}",
        }
        out |= {f"{role}:best{odds_bin(best)}:{bool(candidate.heads)}", f"{state}:{candidate.kind}"}
        out |= {
            f"{role}:{kind}:{candidate.kind}",
            f"{role}:{group}:{candidate.party.sector}",
            f"{state}:other{bool(side[other])}",
        }
        out |= {f"{state}:{form}", f"{state}:{form}:{group}"}
        out |= {f"{role}:{w}" for w in noun_of(draft.act.token, candidate)}
        out |= {f"{role}:inside {w}" for w in self._inside(draft, side, role, candidate)}
        beside = [c for c in draft.candidates if c.key != candidate.key and joined(draft.act.token, candidate, c)]
        if beside:
            with_them = "taken" if any(c.odds[role] > FIRST[role] for c in beside) else "free"
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
        out = {f"near{steps(near)}", f"share{share(len(told), self.filled[role])}"}
        like = [n for n in told if self.drafts[n].act.type == kind]
        if like:
            out.add(f"type near{steps(min(abs(self.drafts[n].sentence - here) for n in like))}")
        kin = sum(GROUPS[self.drafts[n].act.type] == group for n in told)
        out.add(f"{group} share{share(kin, self._groups[role][group])}")
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


def _checks(token: Token, candidate: Candidate) -> bool:
    """Whether a party only confirms or perceives the act ("the police did not confirm the arrest", "they could see tanks")."""
    if token.dep_ not in {"dobj", "ccomp"} or lemma_of(token.head) not in CHECKS | SENSES:
        return False
    return any(token.doc[h].dep_ == "nsubj" and token.doc[h].head.i == token.head.i for h in candidate.heads)
