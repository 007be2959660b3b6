"""Who a source is: the fullest name that the report gives for it, through surnames, pronouns and words like "the minister"."""

from sayso.coding.attributions.speakers.resolve import Speakers

__all__ = ["Speakers"]
