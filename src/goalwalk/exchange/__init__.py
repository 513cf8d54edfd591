"""What comes and goes: the formats of other trackers and ours, one file a format; bytes in, records out, and back.

Nothing here reads or writes a file, asks or says anything: it knows the core and the schema of the store alone.
"""
