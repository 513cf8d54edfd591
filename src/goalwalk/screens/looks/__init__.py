"""The screens of looking."""
