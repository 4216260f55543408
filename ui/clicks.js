// What a click does inside the HTML of our views: [1] in an answer opens citation 1, 复制 and 链接 fill the clipboard.
(() => {
  if (window.jiwenClicks) return;
  window.jiwenClicks = true;
  // Away from localhost a page without TLS has no clipboard of its own; the older way works there.
  const put = async text => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = text;
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  document.addEventListener("click", async event => {
    const mark = event.target.closest("[data-cite]");
    const button = mark && document.querySelector(".st-key-" + CSS.escape(mark.dataset.cite) + " button");
    if (button) button.click();
    const copy = event.target.closest("[data-copy], [data-link]");
    if (!copy) return;
    await put(copy.dataset.copy ?? new URL(copy.dataset.link, location.href).href);
    const words = copy.querySelector("b");
    const before = copy.dataset.said ??= words.textContent;
    words.textContent = "已复制";
    setTimeout(() => { words.textContent = before; }, 1600);
  });
})();
