"""What is on this computer: data, people, locks, the demo."""
