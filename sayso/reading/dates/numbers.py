"""How many: numbers in words and digits, as the text of a TIMEX3 duration ("X" for a number that is not told)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.reading.dates.lexicon import Lexicon

#: What rules may use as ``qty``.
QUANTITY = (
    "((article|cardinal|tens|n12|n24|n31|n59|n_other|decimal)? scale"
    "|tens (dash? cardinal)?"
    "|(cardinal|n12) ('and' article? 'half')"
    "|article 'half'|'half' article?|decimal|big|cardinal|n12|n24|n31|n59|n_other|year|year_old|article)"
)
VAGUE = "(article? ('good'|'great'|'very')? vague 'of'? 'more'? | article 'number' 'of' | article vague 'of'?)"


def amount(words: Sequence[str], lexicon: Lexicon) -> str:  # noqa: C901 - one branch for each form
    """The number that words tell: "3", "2.5", or "X".

    >>> # ("twenty", "-", "five") gives "25", ("a", "few") gives "X", ("two", "and", "a", "half") gives "2.5"
    """
    total, half, seen = 0.0, False, False
    for word in words:
        digits = word.replace(",", "")
        if digits.replace(".", "", 1).isdigit():
            total, seen = total + float(digits), True
        elif word == "half":
            half = True
        elif (vague := lexicon.value("vague", word)) is not None:
            if vague == "X":
                return "X"
            total, seen = float(vague), True
        elif (scale := lexicon.value("scale", word)) is not None:
            total, seen = max(total, 1) * float(scale), True
        else:
            part = lexicon.value("cardinal", word) or lexicon.value("tens", word)
            if part is not None:
                total, seen = total + float(part), True
    if half:
        total += 0.5
    elif not seen:
        total = 1.0 if words and words[0] in ("a", "an") and len(words) == 1 else 0.0
        if not total:
            return "X"
    return f"{total:g}" if total < 1e6 else str(int(total))  # noqa: PLR2004 - beyond that "g" writes exponents
