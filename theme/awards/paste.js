// Copying, counting and ticking off; without it, the texts can still be selected and read.
(() => {
  const sheet = document.querySelector("[data-sheet]");
  if (!sheet) return;

  const remembered = `linli-paste-${sheet.dataset.sheet}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(remembered)) || []; } catch { return []; } };
  const remember = (ids) => { try { localStorage.setItem(remembered, JSON.stringify(ids)); } catch { /* A file may have no memory. */ } };

  const boxes = [...sheet.querySelectorAll("[data-box]")];
  const pasted = new Set(read());

  const show = () => {
    for (const box of boxes) {
      const text = box.querySelector("textarea");
      for (const limit of box.querySelectorAll("[data-counter]")) {
        const { counter, most, least, strip } = limit.dataset;
        if (!globalThis.linliCounters.includes(counter)) continue;
        const used = globalThis.linliCount(text.value, counter, strip === "yes");
        limit.querySelector("[data-used]").textContent = String(used);
        limit.classList.toggle("box__count--over", used > (Number(most) || Infinity) || used < (Number(least) || 0));
      }
      box.classList.toggle("box--pasted", pasted.has(box.dataset.box));
      box.querySelector("[type=checkbox]").checked = pasted.has(box.dataset.box);
    }
    for (const item of sheet.querySelectorAll("[data-of]")) {
      item.classList.toggle("steps__done", pasted.has(item.dataset.of));
    }
    const count = sheet.querySelector("[data-done]");
    if (count) count.textContent = `${boxes.filter((box) => pasted.has(box.dataset.box)).length} / ${boxes.length}`;
    remember([...pasted]);
  };

  const copy = async (box) => {
    const text = box.querySelector("textarea");
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      document.execCommand("copy");
    }
    const button = box.querySelector("[data-copy]");
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = button.dataset.copy; }, 2000);
  };

  for (const box of boxes) {
    box.querySelector("[data-copy]").hidden = false;
    box.querySelector("[data-copy]").addEventListener("click", () => copy(box));
    box.querySelector("textarea").addEventListener("input", show);
    box.querySelector("[type=checkbox]").addEventListener("change", (event) => {
      if (event.target.checked) pasted.add(box.dataset.box); else pasted.delete(box.dataset.box);
      show();
    });
  }
  show();
})();
