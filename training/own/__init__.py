"""Training sentences of our own: reports written for this project, labelled as they were written."""
