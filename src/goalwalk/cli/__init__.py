"""What you type: the table of commands, how a line is understood, what is asked."""
