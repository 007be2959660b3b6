"""Judging at the desk: who may, what a form says, what others decided meanwhile, what to look at next."""
