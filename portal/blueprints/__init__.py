"""One package per user group, one sub-package per feature."""
