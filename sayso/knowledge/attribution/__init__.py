"""Words that ascribe words: cues, media names, manner of speech (data)."""
