"""The traffic light of free places, its confirmation date and its decay."""
