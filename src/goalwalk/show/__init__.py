"""How it looks: views laid out as blocks, drawn with Rich, as plain lines, or as JSON. Nothing is computed here."""
