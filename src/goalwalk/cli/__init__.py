"""What you type: the menu, the runtime and the interviewer."""
