"""What goes out: a plan, or chosen parts of it, as JSON, CSV and iCalendar; the bytes depend on the plan alone."""
