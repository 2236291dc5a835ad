"""Use cases: one public function per module; they flush and never commit."""
