"""Paper: a sheet as text, Markdown, HTML and PDF."""
