"""Who may do what: permissions and the one policy table."""
