"""Forms come from our own pages: each carries a proof that only a page shown to this browser can have.

A browser holds a random key in a cookie of its own; a form's field is a nonce and the HMAC of nonce and person under that key.
The field differs each time, so that what compression tells of a page's length tells nothing of it (BREACH).  The key outlives
a session that ran out: a form that was open can still be sent after signing in again as the same person.  A new key is made
when somebody signs out.  (https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html,
recalled, unchecked: signed double submit.)
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from fastapi import Request
from markupsafe import Markup
from starlette.exceptions import HTTPException

from sayso.desk import forms
from sayso.desk.security import cookies

FIELD, HEADER = "csrf", "X-CSRF-Token"
_SAFE = ("GET", "HEAD", "OPTIONS")
_NONCE = 16


def token(request: Request) -> str:
    """A proof for the browser and the person of a request; the cookie that belongs to it goes out with the answer."""
    nonce = secrets.token_hex(_NONCE)
    return f"{nonce}.{_sign(cookies.browser_key(request), nonce, _person(request))}"


def csrf(request: Request) -> Markup:
    """The hidden field that every form that POSTs has."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token(request))


def fits(request: Request, given: str) -> bool:
    """Whether a proof is one of this browser and person."""
    key = cookies.given_browser_key(request)
    nonce, _, signature = given.partition(".")
    if not key or not signature:
        return False
    return hmac.compare_digest(_sign(key, nonce, _person(request)).encode(), signature.encode("utf-8", "replace"))


async def only_own_forms(request: Request) -> None:
    """Refuse a deed without proof; a dependency of every route.

    Requests with an API token need none: no browser sends one by itself.  Without accounts the API asks for none either:
    :mod:`sayso.desk.security.gate` refuses what comes from another site.

    Raises:
        HTTPException: 403.
    """
    if request.method in _SAFE or getattr(request.state, "by_token", False):
        return
    given = request.headers.get(HEADER)
    if given is None and request.url.path.startswith("/api/"):
        if not request.app.state.desk.settings.accounts:
            return
        raise HTTPException(403, f"with a session cookie the API asks for the header {HEADER}; use an API token instead")
    if given is None:
        kind = request.headers.get("content-type", "")
        if kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
            found = (await forms.read(request)).get(FIELD)
            given = found if isinstance(found, str) else None
    if given is None or not fits(request, given):
        raise HTTPException(403, "this form is too old, or not from this desk: load its page again and send it once more")


def _person(request: Request) -> str:
    person = request.app.state.desk.person(request)
    return "" if person is None else f"+{person.name}"


def _sign(key: str, nonce: str, person: str) -> str:
    return hmac.new(key.encode(), f"{nonce}\0{person}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
