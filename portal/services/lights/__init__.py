"""The availability light: reported, confirmed and asked for once a week."""
