"""Stragglers and failures in a step of a run on Spark, played through by hand: `python3 docs/scale.py`.

Assumed: a step is a number of parts; a worker has some cores and takes the next part when one is free; parts take times
of a log-normal distribution. A straggler takes five times as long. Spark starts a part again (`speculation`) when it has
taken one and a half times the median, if it began after three quarters of the parts; the first to end counts.
Workers fail at random and come back after a minute; what they were at, and all that they had done in this step, is done
anew, for Spark keeps rows with the worker that made them. Reading of inputs, the driver and the network are left out.
"""

import heapq
import random

PARTS, MEAN, CORES = 5_000, 20.0, 4
STRAGGLER, BACK = 5.0, 60.0


def step(workers: int, slow: float, hours_between_failures: float | None, speculation: bool) -> float:
    """The time of a step over the time that it takes when nothing is lost or waited for."""
    draw = random.Random(7)
    times = [MEAN * draw.lognormvariate(-0.045, 0.3) for _ in range(PARTS)]
    waiting = [time * STRAGGLER if draw.random() < slow else time for time in times]
    ideal, median = PARTS * MEAN / (workers * CORES), sorted(waiting)[PARTS // 2]
    rate = 1 / (hours_between_failures * 3600) if hours_between_failures else 0.0
    events = [(0.0, "free", worker, 0, 0.0) for worker in range(workers) for _ in range(CORES)]
    if rate:
        events += [(draw.expovariate(rate), "fail", worker, 0, 0.0) for worker in range(workers)]
    heapq.heapify(events)
    lives = [0] * workers  # They tell what a dead worker would have ended from what the new one ends.
    done: list[list[float]] = [[] for _ in range(workers)]
    running: list[list[float]] = [[] for _ in range(workers)]
    idle: list[int] = []
    left, now = PARTS, 0.0
    while left:
        now, kind, worker, life, cost = heapq.heappop(events)
        if kind == "fail":
            lost = running[worker] + done[worker]
            left += len(done[worker])
            waiting += lost
            running[worker], done[worker] = [], []
            lives[worker] += 1
            idle = [one for one in idle if one != worker]
            events += [(now + BACK, "free", worker, lives[worker], 0.0) for _ in range(CORES)]
            events.append((now + draw.expovariate(rate), "fail", worker, 0, 0.0))
            heapq.heapify(events)
        elif life != lives[worker]:
            continue
        elif kind == "end":
            running[worker].remove(cost)
            done[worker].append(cost)
            left -= 1
        if kind != "fail":
            idle.append(worker)
        while waiting and idle:
            worker, cost = idle.pop(), waiting.pop()
            running[worker].append(cost)
            # A second try begins when the first has taken one and a half medians, and is no straggler.
            takes = min(cost, 2.5 * median) if speculation and len(waiting) < PARTS // 4 else cost
            heapq.heappush(events, (now + takes, "end", worker, lives[worker], cost))
    return now / ideal


if __name__ == "__main__":
    print("workers  stragglers  hours between failures of a worker  speculation  time over the ideal")
    cases = [(0.0, None, False), (0.02, None, False), (0.02, None, True), (0.02, 24.0, True), (0.02, 1.0, True)]
    for workers in (10, 100, 250):
        for slow, hours, speculation in cases:
            ratio = step(workers, slow, hours, speculation)
            again = "yes" if speculation else "no"
            print(f"{workers:7}  {slow:10.0%}  {hours or 'none':>34}  {again:>11}  {ratio:19.2f}")
