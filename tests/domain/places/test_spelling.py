from portal.domain.places.spelling import nearest_names

NAMES = ("dresden", "drebach", "essen", "homburg", "hamburg", "ulm")


class TestNearestNames:
    def test_finds_a_left_out_letter(self):
        assert nearest_names(typed="dresdn", names=NAMES) == ((1, "dresden"),)

    def test_puts_the_fewest_errors_first(self):
        assert nearest_names(typed="hambrug", names=NAMES) == ((1, "hamburg"), (2, "homburg"))

    def test_forgives_only_one_error_in_short_words(self):
        assert nearest_names(typed="esn", names=NAMES) == ()
        assert nearest_names(typed="ezzen", names=NAMES) == ()

    def test_guesses_nothing_for_very_short_words(self):
        assert nearest_names(typed="uln", names=NAMES) == ()
