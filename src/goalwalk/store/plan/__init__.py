"""The open plan: its session, its files, its keys."""
