"""What it means: the plan and its measures. Pure, no input or output, no clock, no chance."""
