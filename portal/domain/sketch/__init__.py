"""The sketch of a map: where hits lie around a place, in whole units, without any foreign map."""
