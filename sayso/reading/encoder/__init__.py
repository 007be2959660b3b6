"""One pass of a small trained encoder over a report, off which several heads are read (heads.py declares them).

``EncoderStage`` adds ``document.encoding`` (model.Encoding).  Ask it by the head's name; words are indices into
``encoding.words``, whose ``start`` and ``end`` are offsets into the report's text:

* ``spans("content" | "cue" | "source" | "via")`` and ``points("content_cue" | "content_source" | "content_via", word)``
  for attributions; ``label("act" | "certainty", word)`` at the first word of a content span;
* ``spans("event")`` gives event anchors with their PLOVER type; at an anchor's first word ``label("status", word)`` gives
  actual, future, hypothetical or negated, ``label("background", word)`` no or yes, and ``points("event_actor", word)``,
  ``points("event_recipient", word)`` the first word of the first actor and recipient in the window (-1: none there).

Every answer comes with its probability (not calibrated).  The event heads are trained on gold/train and our own sentences only.
"""
