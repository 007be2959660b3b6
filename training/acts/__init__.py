"""Speech acts and certainty of real news, labelled by hand (README.md); the texts are read from the shared data."""
