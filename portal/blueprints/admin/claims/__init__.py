"""„Profilübernahmen“: claims that support approves or rejects."""
