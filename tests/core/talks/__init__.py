"""Talks: their scripts, replayed."""
