// Shows the photos of a gallery large, one after the other. Without it each picture is a link to the whole photo.
(() => {
  const ENOUGH_PX = 40;

  for (const gallery of document.querySelectorAll("[data-gallery]")) setUp(gallery, gallery.querySelector("dialog"));

  function setUp(gallery, dialog) {
    const links = [...gallery.querySelectorAll("[data-opens]")];
    const pictures = links.map(() => null);
    const stage = dialog.querySelector("[data-stage]");
    const steps = dialog.querySelectorAll("[data-step]");
    let shown = 0;

    const at = (index) => (index + links.length) % links.length;

    // Its copies are asked for from now on, whether or not it stands on the page.
    function picture(index) {
      if (!pictures[index]) {
        pictures[index] = document.importNode(links[index].nextElementSibling.content, true).querySelector("picture");
        pictures[index].querySelector("img").loading = "eager";
      }
      return pictures[index];
    }

    function show(index) {
      shown = at(index);
      const caption = links[shown].closest("figure").querySelector("figcaption");
      stage.replaceChildren(picture(shown), ...(caption ? [caption.cloneNode(true)] : []));
      dialog.querySelector("[data-count]").textContent = `${shown + 1} / ${links.length}`;
      dialog.querySelector("[data-alt]").textContent = picture(shown).querySelector("img").alt;
      picture(at(shown + 1));
    }

    for (const button of steps) {
      button.hidden = links.length < 2;
      button.addEventListener("click", () => show(shown + Number(button.dataset.step)));
    }
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      show(shown + step);
    });

    let from = null;
    stage.addEventListener("pointerdown", (event) => {
      // A second finger enlarges, and in an enlarged page one finger moves about.
      from = event.isPrimary && event.pointerType !== "mouse" && visualViewport.scale <= 1.01 ? event : null;
    });
    stage.addEventListener("pointercancel", () => (from = null));
    stage.addEventListener("pointerup", (event) => {
      const across = from ? event.clientX - from.clientX : 0;
      if (from && Math.abs(across) > Math.max(ENOUGH_PX, 2 * Math.abs(event.clientY - from.clientY))) show(shown - Math.sign(across));
      from = null;
    });

    links.forEach((link, index) => link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show(index);
      dialog.showModal();
    }));
  }
})();
