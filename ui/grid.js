// A table drawn by our own Python, escaped there; here a row of it is chosen, by a click or the arrow keys, and a column
// to sort by. Its state is {row: id of the row, sort: name of the column, with "-" before it for the largest first}.
const mark = (box, id) => {
  for (const row of box.querySelectorAll("tbody tr")) {
    row.setAttribute("aria-selected", row.dataset.id === id ? "true" : "false");
  }
};

const choose = (box, row) => {
  const id = row.getAttribute("aria-selected") === "true" && !box.always ? "" : row.dataset.id;
  mark(box, id);
  box.tell("row", id);
};

const listen = box => {
  box.addEventListener("click", event => {
    if (event.target.closest("a")) return;
    const head = event.target.closest("th[data-sort]");
    if (head) box.tell("sort", head.dataset.sort);
    const row = event.target.closest("tr[data-id]");
    if (row && !String(getSelection())) choose(box, row);
  });
  box.addEventListener("keydown", event => {
    const row = event.target.closest("tr[data-id]");
    const head = event.target.closest("th[data-sort]");
    const enter = event.key === "Enter" || event.key === " ";
    const next = row && { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (!(enter && (row || head)) && !next) return;
    event.preventDefault();
    if (head) box.tell("sort", head.dataset.sort);
    else if (enter) choose(box, row);
    else { next.focus(); next.scrollIntoView({ block: "nearest" }); choose(box, next); }
  });
};

export default function ({ data, parentElement, setStateValue }) {
  let box = parentElement.querySelector(".jw-grid");
  if (!box) {
    box = parentElement.appendChild(document.createElement("div"));
    box.className = "jw-grid";
    listen(box);
  }
  box.tell = setStateValue;
  box.always = data.always;
  if (box.drawn !== data.html) {
    box.innerHTML = box.drawn = data.html;
    box.scrollTop = 0;
  }
  mark(box, data.row);
  const row = box.querySelector("tr[aria-selected=true]");
  if (row) row.scrollIntoView({ block: "nearest" });
}
