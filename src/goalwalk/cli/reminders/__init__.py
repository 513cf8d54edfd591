"""Reminders: what is said of what is due, and the system's own timers and start-up files that ask for it."""
