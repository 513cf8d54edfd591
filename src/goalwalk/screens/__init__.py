"""What a person sees: records built from a plan and a day, laid out as blocks."""
