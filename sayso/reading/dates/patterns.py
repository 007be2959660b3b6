"""Pieces of patterns that rules of several modules share."""

#: The number of a day, in digits.
NUMBER = "n12|n24|n31|nth"
#: Between the two ends of a range.
TO = "<to dash|'to'|'through'|'till'|'until'|'and'|slash>"
#: The year told from publication: "last year".
REL = "<rel last|past|this|next|coming|previous|following> 'year'"
