"""Accuracy and speed of every stage, beside the best constant answer, a floor that only goes up, and published figures."""
