"""Which offers fit, in which order, and why; a licence is no input."""
