"""What you see, as data: one record a screen, built from a plan and a day. Nothing is drawn here."""
