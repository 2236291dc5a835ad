"""„Bewertung“: reviews of a company's facilities, read and answered."""
