"""Knowledge: what the world is (ontology, actors, places, outlets) as data files with sources, and the code that looks things up in them."""
