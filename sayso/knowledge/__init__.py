"""Knowledge: what the world is.

Ontology, actors and outlets as data files with sources, and the code that looks things up in them.
"""
