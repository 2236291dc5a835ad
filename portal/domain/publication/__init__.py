"""Whether a facility is public: one rule for the switch, the licence, the lock and the bin."""
