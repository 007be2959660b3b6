"""How the classifiers of the event coder were made."""
