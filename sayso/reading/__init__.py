"""Reading: Report -> Document (language, sentences, tokens, mentions, dates, places, actors, coreference).  Knows nothing of storage."""
