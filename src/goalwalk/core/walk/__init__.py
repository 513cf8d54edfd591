"""The walk: a conversation that makes a plan. Pure: questions, the answers so far, what they gather, adopting it."""
