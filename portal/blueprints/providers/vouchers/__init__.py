"""„Gutschein“: choose the facility for which the licence of a code begins."""
