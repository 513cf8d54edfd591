"""Rhythms: what they are, how they are typed, which days they name."""
