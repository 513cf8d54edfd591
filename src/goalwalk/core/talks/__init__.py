"""Talks: questions, the answers so far, what they gather, and how it is adopted. Pure."""
