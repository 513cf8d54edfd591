"""Where it is kept: one TinyDB file a plan, changed by whole, synced, atomic commits."""
