"""Tell support that something in a profile is wrong: „Angabe stimmt nicht?“."""
