from portal.domain.waiting.person import person_keys


def test_the_same_address_has_the_same_key_and_others_have_another():
    (key,) = person_keys(mailbox="erika@example.org", secrets=("secret",))

    assert person_keys(mailbox="erika@example.org", secrets=("secret",)) == (key,)
    assert person_keys(mailbox="otto@example.org", secrets=("secret",)) != (key,)
    assert len(key) == 64
    assert "erika" not in key


def test_after_a_change_of_the_secret_the_old_key_is_still_known():
    old = person_keys(mailbox="erika@example.org", secrets=("old",))

    keys = person_keys(mailbox="erika@example.org", secrets=("new", "old"))

    assert keys[1:] == old
    assert keys[0] != keys[1]
