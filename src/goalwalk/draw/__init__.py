"""How it is drawn: blocks as a terminal shows them, as plain lines, as JSON, on paper."""
