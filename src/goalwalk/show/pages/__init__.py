"""The page on paper: one neutral sheet, and a writer for each kind of file. Writers never compute."""
