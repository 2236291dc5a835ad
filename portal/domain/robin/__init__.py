"""Robin: the catalogue, the flow and the rules of the guided consultation."""
