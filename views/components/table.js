// Rows as a table of plain text: long texts wrap into four lines (the row's drawer has them whole), a heading sorts, a row is pressed or opened with Enter.
const LONG = 32;
const CUT = 120;

function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one ?? "").localeCompare(String(other ?? ""), "en", { numeric: true });
}

function headings(kept, data) {
  const head = element("thead");
  const row = element("tr");
  data.columns.forEach((column, place) => {
    const cell = element("th");
    cell.scope = "col";
    cell.title = column.meaning;
    const button = element("button", "", column.label);
    button.type = "button";
    const way = kept.sorted?.[0] === place ? kept.sorted[1] : 0;
    cell.setAttribute("aria-sort", { 1: "ascending", "-1": "descending", 0: "none" }[way]);
    if (way) button.append(element("span", "way", way > 0 ? " ↑" : " ↓"));
    button.addEventListener("click", () => {
      kept.sorted = [place, way > 0 ? -1 : 1];
      draw(kept, kept.data);
      kept.root.querySelectorAll("th button")[place].focus();
    });
    cell.append(button);
    row.append(cell);
  });
  head.append(row);
  return head;
}

function bodyRows(kept, data) {
  const body = element("tbody");
  const order = data.rows.map((values, number) => [values, number]);
  if (kept.sorted) {
    const [place, way] = kept.sorted;
    const key = ([values, number]) => (data.sorts?.[place] ? data.sorts[place][number] : values[place]);
    order.sort((a, b) => way * compare(key(a), key(b)));
  }
  const long = data.columns.map((_, at) => data.rows.some((values) => String(values[at] ?? "").length > LONG));
  for (const [values, number] of order) {
    const row = element("tr", number === data.chosen ? "chosen" : "");
    row.tabIndex = 0;
    row.whoknew = number;
    row.setAttribute("aria-selected", String(number === data.chosen));
    values.forEach((value, at) => {
      const look = typeof value === "number" ? "number" : long[at] ? "long" : "";
      const cell = element("td", look);
      const inside = element("div", long[at] ? "clamped" : "", value === null ? "" : String(value));
      if (String(value ?? "").length > CUT) inside.title = String(value);
      cell.append(inside);
      row.append(cell);
    });
    row.addEventListener("click", () => kept.tell("row", number));
    row.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") kept.tell("row", number);
      else if (event.key === "ArrowDown") row.nextElementSibling?.focus();
      else if (event.key === "ArrowUp") row.previousElementSibling?.focus();
      else return;
      event.preventDefault();
    });
    body.append(row);
  }
  return body;
}

// Marks another row as chosen; the rows themselves stand.
function choose(kept, chosen) {
  for (const row of kept.root.querySelectorAll("tbody tr")) {
    const here = row.whoknew === chosen;
    if (row.classList.contains("chosen") === here) continue;
    row.classList.toggle("chosen", here);
    row.setAttribute("aria-selected", String(here));
  }
}

function draw(kept, data) {
  const table = element("table");
  table.setAttribute("aria-label", data.name);
  table.append(headings(kept, data), bodyRows(kept, data));
  const scrolled = kept.root.scrollTop;
  kept.root.replaceChildren(table);
  kept.root.scrollTop = scrolled;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const kept = memory(parentElement);
  kept.tell = setTriggerValue;
  kept.data = data;
  const drawn = JSON.stringify([data.name, data.columns, data.rows]);
  if (kept.drawn === drawn) return choose(kept, data.chosen);
  if (kept.name !== data.name) kept.sorted = null;
  kept.name = data.name;
  kept.drawn = drawn;
  if (!kept.root) {
    kept.root = element("div", "whoknew rows");
    parentElement.append(kept.root);
  }
  const place = [...kept.root.querySelectorAll("tbody tr")].indexOf(parentElement.getRootNode().activeElement?.closest?.("tr"));
  draw(kept, data);
  if (place >= 0) kept.root.querySelectorAll("tbody tr")[place]?.focus({ preventScroll: true });
}
