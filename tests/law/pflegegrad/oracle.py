"""The calculation once more, written from Anlage 1 and 2 with whole numbers and nothing shared.

Groups A and B count 1/210 of a day, group C tenths, weighted points hundredths.
"""

RANGES = {
    1: [(0, 1), (2, 3), (4, 5), (6, 9), (10, 15)],
    2: [(0, 1), (2, 5), (6, 10), (11, 16), (17, 33)],
    3: [(0, 0), (1, 2), (3, 4), (5, 6), (7, 65)],
    4: [(0, 2), (3, 7), (8, 18), (19, 36), (37, 54)],
    5: [(0, 0), (1, 1), (2, 3), (4, 5), (6, 15)],
    6: [(0, 0), (1, 3), (4, 6), (7, 11), (12, 18)],
}
WEIGHTED = {
    1: [0, 250, 500, 750, 1000],
    2: [0, 375, 750, 1125, 1500],
    3: [0, 375, 750, 1125, 1500],
    4: [0, 1000, 2000, 3000, 4000],
    5: [0, 500, 1000, 1500, 2000],
    6: [0, 375, 750, 1125, 1500],
}
ROWS = {"4.8": [0, 3, 6, 9], "4.9": [0, 2, 4, 6], "4.10": [0, 2, 4, 6], "4.13": [0, 6, 3]}
COUNTS = {1: 5, 2: 11, 3: 13, 4: 13, 6: 6}
GRADES = [(9000, 5), (7000, 4), (4750, 3), (2700, 2), (1250, 1), (0, 0)]
BABY_GRADES = [(7000, 5), (4750, 4), (2700, 3), (1250, 2), (0, 0)]


def weigh(number, raw):
    """Return the weighted points in hundredths."""
    first = next(i for i, (low, high) in enumerate(RANGES[number]) if low <= raw <= high)
    return WEIGHTED[number][first]


def _points(key, level):
    if key.startswith("3."):
        return [0, 1, 3, 5][level]
    return ROWS.get(key, [0, 1, 2, 3])[level]


def _sum(number, assessment, norm):
    total = 0
    for position in range(1, COUNTS[number] + 1):
        key = f"{number}.{position}"
        if key == "4.11" and assessment.continence_urine < 2:
            continue
        if key == "4.12" and assessment.continence_stool < 2:
            continue
        total += _points(key, max(0, assessment.levels[key] - norm(key)))
    return total


def _module_5(assessment, *, is_child):
    def times(*keys):
        found = [assessment.frequencies[f"5.{key}"] for key in keys]
        return sum(f.tag for f in found), sum(f.woche for f in found), sum(f.monat for f in found)

    day, week, month = times(*range(1, 8))
    amount = 210 * day + 30 * week + 7 * month
    points = 0 if amount < 210 else 1 if amount <= 630 else 2 if amount <= 1680 else 3
    day, week, month = times(*range(8, 12))
    amount = 210 * day + 30 * week + 7 * month
    points += 0 if amount < 30 else 1 if amount < 210 else 2 if amount < 630 else 3
    day, week, month = times(12)
    amount = (600 if day else 0) + 86 * week + 20 * month
    _, week, month = times(15)
    amount += 86 * week + 20 * month
    _, week, month = times(13, 14, *(["K"] if is_child else []))
    amount += 43 * week + 10 * month
    for bound, more in ((43, 1), (86, 1), (129, 1), (600, 3)):
        points += more if amount >= bound else 0
    return points + assessment.levels["5.16"]


def raw_sums(assessment, *, kind, norm):
    """Return the six sums of Einzelpunkte; kind is "adult", "child" or "baby"."""
    modules = {number: _sum(number, assessment, norm) for number in COUNTS}
    if kind == "baby":
        modules = {1: 0, 2: 0, 3: modules[3], 4: 20 * assessment.feeding_problem_baby, 6: 0}
    modules[5] = _module_5(assessment, is_child=kind != "adult")
    return [modules[number] for number in range(1, 7)]


def total_and_grade(raws, *, kind):
    """Return the weighted total in hundredths and its grade."""
    w = [weigh(number, raw) for number, raw in enumerate(raws, start=1)]
    total = w[0] + max(w[1], w[2]) + w[3] + w[4] + w[5]
    table = BABY_GRADES if kind == "baby" else GRADES
    return total, next(grade for bound, grade in table if total >= bound)
