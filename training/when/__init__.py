"""The weights of ``sayso/coding/when/weights.json``, fitted on gold/train with gold acts and on our own releases.

``python -m training.when`` makes them again.

Needs SAYSO_DATA.  Model: two log-linear choices among candidate dates or none (a date of the act's own sentence; the date of
another dated act of the report), fitted with L-BFGS and an L2 penalty.  ``--check`` prints the date F1 of five-fold
cross-validation over reports instead, as scorers/events.py counts it (all acts are gold acts, so its precision and recall are
of dates alone).
"""
