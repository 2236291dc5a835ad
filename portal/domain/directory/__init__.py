"""Records of the directory: read from files of others, or invented for a demonstration."""
