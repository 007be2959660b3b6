"""Words of acts, parties, contexts and counts, and the weights of the classifiers, for the event coder."""
