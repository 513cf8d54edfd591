"""The folder through which copies of a plan come together: what lies in it, and how far this device is with it."""
