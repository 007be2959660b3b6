"""Reading: Report -> Document (language, sentences, mentions, dates, places, coreference).  Knows nothing of storage."""
