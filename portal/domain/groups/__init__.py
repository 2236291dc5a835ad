"""Groups of facilities, named by their company as it likes."""
