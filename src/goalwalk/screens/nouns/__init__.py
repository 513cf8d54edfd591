"""The screens of nouns."""
