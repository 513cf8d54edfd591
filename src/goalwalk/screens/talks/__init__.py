"""The screens of talks."""
