"""Trained models that come with the package, each in its folder with a card."""
