"""„Ist das Ihre Einrichtung?“: claim facilities that nobody keeps yet."""
