// Whether a place is open at this moment, in its own time zone, and when that changes next.
(() => {
  const DAY = 1440;
  // As the pages write dates: the day before the month.
  const LANGUAGE = document.documentElement.lang.replace(/^en$/, "en-GB");

  // Days are counted in UTC, where each has as many minutes as the clock on the wall shows.
  const dayOf = (key) => Date.parse(`${key}T00:00Z`) / 60000 / DAY;
  const keyOf = (day) => new Date(day * DAY * 60000).toISOString().slice(0, 10);

  function clockIn(zone) {
    const options = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
    const part = Object.fromEntries(new Intl.DateTimeFormat("en-GB", options).formatToParts(new Date()).map(({ type, value }) => [type, value]));
    return { day: dayOf(`${part.year}-${part.month}-${part.day}`), minute: part.hour * 60 + Number(part.minute) };
  }

  function onDay(schedule, day) {
    const key = keyOf(day);
    if (key > schedule.last) return null;
    // The first of January 1970 was a Thursday; a week here begins on Monday.
    return schedule.days[key] ?? [schedule.week[(day + 3) % 7], ""];
  }

  // Times in minutes from the midnight before now; those that touch are one.
  function timesFrom(schedule, today) {
    const times = [];
    for (let ahead = 0, told; (told = onDay(schedule, today + ahead)); ahead += 1) {
      for (const [opens, closes] of told[0]) {
        const last = times.at(-1);
        if (last && last[1] === opens + ahead * DAY) last[1] = closes + ahead * DAY;
        else times.push([opens + ahead * DAY, closes + ahead * DAY]);
      }
    }
    return times;
  }

  // What closes at midnight closes at 24:00 of its day; what opens then opens at 00:00 of the next.
  function say(schedule, today, minute, isEnd) {
    const ahead = isEnd ? Math.ceil(minute / DAY) - 1 : Math.floor(minute / DAY);
    const clock = minute - ahead * DAY;
    const time = `${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`;
    const date = new Date((today + ahead) * DAY * 60000);
    const day = new Intl.DateTimeFormat(LANGUAGE, { month: "long", day: "numeric", weekday: "long", timeZone: "UTC" }).format(date);
    return schedule.words[["today", "tomorrow"][ahead] ?? "later"].replace("{time}", time).replace("{day}", day);
  }

  function tell(place, schedule) {
    const { day, minute } = clockIn(schedule.zone);
    const today = onDay(schedule, day);
    place.hidden = !today;
    if (!today) return;
    const times = timesFrom(schedule, day);
    const words = schedule.words;
    const open = times.find(([opens, closes]) => opens <= minute && minute < closes);
    const next = times.find(([opens]) => opens > minute);
    const isEndless = open && open[1] >= 7 * DAY;
    const change = isEndless ? words.always : open ? words.closes.replace("{when}", say(schedule, day, open[1], true)) : next ? words.opens.replace("{when}", say(schedule, day, next[0], false)) : "";
    place.classList.toggle("open-now--open", Boolean(open));
    place.querySelector(".open-now__state").textContent = open ? words.open : words.closed;
    place.querySelector(".open-now__next").textContent = change;
    place.querySelector(".open-now__reason").textContent = today[1];
  }

  for (const place of document.querySelectorAll("[data-schedule]")) {
    const schedule = JSON.parse(place.dataset.schedule);
    tell(place, schedule);
    setInterval(() => tell(place, schedule), 30000);
  }
})();
