"""How the small judges of the attribution stage (speech act, certainty, go-betweens, links) were trained."""
