"""The second factor: one-time codes of an app, and recovery codes for the day it is lost."""
