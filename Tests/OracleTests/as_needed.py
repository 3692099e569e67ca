"""Random medicines as needed, and whether one more dose is within their limits.

The rules: the smallest gap counts from the last intake, exactly at its end one more is allowed; a
limit counts in any 24 hours of elapsed time, an intake exactly 24 hours old no longer; a limit of
so many doses is that many times the stated dose, whatever the size of each intake.
"""

DAY = 86400
ALLOWED, TOO_SOON, TOO_MUCH = range(3)
NEVER = -1


class AsNeeded:
    kind = "as needed"

    def __init__(self, random):
        self.dose = random.choice((200, 220, 400, 500, 5))
        self.gap = random.choice((0, 0, 30, 60, 240, 360, 480, random.randint(1, 3000)))
        self.text = "as needed"
        if self.gap:
            self.text += random.choice((
                f" every {self.gap} minutes", f" every {self.gap // 60} hours"
            )) if self.gap % 60 == 0 else f" every {self.gap} minutes"
        choice, count, amount = random.randrange(4), random.randint(1, 8), random.randint(1, 4000)
        if choice == 1:
            self.text += f" max {count} a day"
        elif choice == 2:
            self.text += f" max {amount} mg in 24 hours"
        elif choice == 3:
            self.text += f" max {count} doses and {amount} mg in 24 hours"
        limits = ((), (count * self.dose,), (amount,), (count * self.dose, amount))[choice]
        self.most = min(limits, default=None)
        at = random.randint(1_704_067_200, 2_600_000_000)
        self.events = []
        for _ in range(random.randint(50, 300)):
            # Round distances meet the limits exactly.
            at += random.choice((
                self.gap * 60, 3600, 6 * 3600, DAY, DAY - 1, random.randint(0, 20_000)))
            amount = self.dose if random.random() < 0.7 else random.randint(1, 2 * self.dose)
            self.events.append((at, amount))

    def line(self, names, zones):
        events = ",".join(f"{at}:{amount}" for at, amount in self.events)
        return f"needed\t{self.dose}\t{events}\t{self.text}\n"

    def expected(self, zones):
        words = [len(self.events)]
        for place, (at, amount) in enumerate(self.events):
            words += (at, *self.answer(self.events[:place], at, amount), NEVER)
        return [len(self.events)], words

    def answer(self, past, now, amount):
        """(what, from when on it is allowed)."""
        gap_end = past[-1][0] + self.gap * 60 if past else now
        if self.most is not None and not self.fits(past, now, amount):
            if amount > self.most:
                return TOO_MUCH, NEVER
            earliest = max(now, gap_end)
            moments = [earliest, *(at + DAY for at, _ in past if at + DAY > earliest)]
            return TOO_MUCH, min(moment for moment in moments if self.fits(past, moment, amount))
        return (TOO_SOON, gap_end) if gap_end > now else (ALLOWED, now)

    def fits(self, past, moment, amount):
        taken = sum(size for at, size in past if at > moment - DAY)
        return taken + amount <= self.most
