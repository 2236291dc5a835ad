"""What companies hold: granted, begun with a voucher, ended."""
