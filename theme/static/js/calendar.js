// Keeps a calendar right between two builds, and lets visitors choose what it shows.
// Everything is on the page without it; the heading then says from which day the page speaks.
(() => {
  const CELL_HOLDS = 4;
  const FACETS = ["community", "space", "group", "topic", "audience"];

  for (const calendar of document.querySelectorAll("[data-calendar]")) {
    const today = dayIn(calendar.dataset.zone);
    markToday(calendar, today);
    for (const coming of calendar.querySelectorAll("[data-coming]")) putAwayEnded(calendar, coming, today);
    setUpFilters(calendar);
  }

  function dayIn(zone) {
    return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format();
  }

  function markToday(calendar, today) {
    for (const old of calendar.querySelectorAll("[aria-current='date']")) {
      if (old.dateTime === today) continue;
      old.removeAttribute("aria-current");
      old.parentElement.querySelector(".today-mark")?.remove();
    }
    const time = calendar.querySelector(`[data-day="${today}"] time`);
    if (!time || time.hasAttribute("aria-current")) return;
    time.setAttribute("aria-current", "date");
    const mark = document.createElement("span");
    mark.className = "today-mark";
    mark.textContent = calendar.dataset.today;
    time.after(" ", mark);
  }

  function isOver(until, today) {
    if (!until) return false;
    return until.includes("T") ? Date.parse(until) < Date.now() : until < today;
  }

  // What has ended since the page was built stays on it, but no longer among what is to come.
  function putAwayEnded(calendar, coming, today) {
    const ended = [...coming.querySelectorAll(".entry")].filter((entry) => isOver(entry.dataset.until, today));
    if (!ended.length) return;
    const away = document.createElement("details");
    away.className = "agenda__ended";
    const summary = document.createElement("summary");
    summary.textContent = `${calendar.dataset.ended} (${ended.length})`;
    const list = document.createElement("ul");
    list.className = "entries";
    for (const entry of ended) {
      const day = entry.closest(".agenda__day");
      if (day) entry.querySelector(".entry__words").prepend(day.querySelector("time").cloneNode(true), " ");
      list.append(entry);
    }
    away.append(summary, list);
    coming.append(away);
    for (const group of coming.querySelectorAll(".agenda__day, .agenda__apart")) {
      if (!group.querySelector(".entry, .day__skip")) group.remove();
    }
    if (![...coming.querySelectorAll(".entry")].some((entry) => entry.dataset.until && !away.contains(entry))) say(coming, calendar.dataset.nothing);
  }

  function say(coming, words) {
    if (!words || coming.querySelector(".agenda__empty")) return;
    const empty = document.createElement("p");
    empty.className = "agenda__empty";
    empty.textContent = words;
    coming.prepend(empty);
  }

  function setUpFilters(calendar) {
    const form = calendar.querySelector("[data-filters]");
    if (!form) return;
    form.hidden = false;
    const selects = [...form.elements].filter((element) => FACETS.includes(element.name));
    const read = () => {
      const query = new URLSearchParams(location.search);
      for (const select of selects) {
        select.value = query.get(select.name) ?? "";
        if (select.selectedIndex < 0) select.value = "";
      }
      show(calendar, form, selects);
    };
    const write = () => {
      const query = new URLSearchParams(location.search);
      for (const select of selects) select.value ? query.set(select.name, select.value) : query.delete(select.name);
      history.pushState(null, "", `${location.pathname}${String(query) && `?${query}`}${location.hash}`);
      show(calendar, form, selects);
    };
    form.addEventListener("change", write);
    form.addEventListener("reset", () => setTimeout(write));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("popstate", read);
    read();
  }

  function show(calendar, form, selects) {
    const wanted = selects.filter((select) => select.value);
    let count = 0;
    for (const entry of calendar.querySelectorAll(".entry")) {
      entry.hidden = !wanted.every((s) => (entry.dataset[s.name] ?? "").split("|").includes(s.value));
      if (!entry.hidden && !entry.classList.contains("entry--continued")) count += 1;
    }
    for (const group of calendar.querySelectorAll(".agenda__day, .agenda__apart, .section--ledger")) {
      group.hidden = wanted.length > 0 && !group.querySelector(".entry:not([hidden])");
    }
    for (const cell of calendar.querySelectorAll(".day")) tidy(cell, calendar.dataset.more);
    form.querySelector("output").textContent = wanted.length ? number(calendar, count) : "";
    form.querySelector("[type=reset]").hidden = !wanted.length;
    const query = new URLSearchParams(wanted.map((select) => [select.name, select.value]));
    for (const link of document.querySelectorAll("a[data-carry]")) {
      const target = new URL(link.href);
      target.search = query;
      link.href = target;
    }
  }

  function tidy(cell, words) {
    const shown = cell.querySelectorAll(".entry:not([hidden])").length;
    const more = cell.querySelector(".day__more a");
    cell.classList.toggle("day--crowded", shown > CELL_HOLDS);
    cell.classList.toggle("day--empty", !shown && !cell.querySelector(".day__skip"));
    if (more) more.textContent = words.replace("{n}", shown - CELL_HOLDS + 1);
  }

  function number(calendar, count) {
    const forms = JSON.parse(calendar.dataset.shown);
    return (forms[new Intl.PluralRules(document.documentElement.lang).select(count)] ?? forms.other).replace("{n}", count);
  }
})();
