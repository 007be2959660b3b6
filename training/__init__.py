"""How every shipped model was made, runnable again, and its data."""
