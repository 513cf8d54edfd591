"""What comes in: what a file of another tracker holds, as records of ours, with what cannot come and why."""
