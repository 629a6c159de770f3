// Copying, what works inside WeChat, and sign-up that ends while a page is still as it was.
(() => {
  const inWeChat = /MicroMessenger/i.test(navigator.userAgent);
  for (const advice of document.querySelectorAll("[data-in-wechat]")) advice.classList.toggle("is-here", inWeChat);
  for (const ways of document.querySelectorAll("[data-not-in-wechat]")) ways.hidden = inWeChat;

  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    const name = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (!(await copy(source))) return;
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = name; }, 2500);
    });
  }

  // What cannot be copied stays selected, so that a long press copies it.
  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.innerText);
      return true;
    } catch {
      getSelection().selectAllChildren(source);
      return document.execCommand("copy");
    }
  }

  for (const signup of document.querySelectorAll(".signup[data-closes]")) {
    const close = () => {
      if (Date.now() < Date.parse(signup.dataset.closes)) return;
      signup.querySelector(".badge").textContent = signup.dataset.closed;
      signup.querySelector(".badge").className = "badge badge--muted";
      signup.querySelector(".signup__ways").hidden = true;
    };
    close();
    setInterval(close, 60000);
  }
})();
