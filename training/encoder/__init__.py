"""Training of the shared encoder pass (sayso/reading/encoder) and its heads."""
