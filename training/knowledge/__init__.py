"""How parts of the knowledge were made from looked-up facts, and how mentions are measured."""
