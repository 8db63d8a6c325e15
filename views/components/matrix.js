// The matrix of holders × information: sticky headings, arrow keys, one cell in the tab order, a place that says
// what the cell under the pointer or the focus means.
const SAYS = {
  knew: "knew", may: "may have known", part: "known in a part of it", told: "was told something else in its place",
  needed: "needed it; no record that it was known there", "": "no record",
};

function sentence(cell, column) {
  const [state, flags, since] = cell || ["", "", ""];
  const inner = flags.includes("g") ? "; another part that needed it has no record of it" : "";
  const wanted = flags.includes("n") && state !== "needed" ? "; it was needed there" : "";
  return `${column.name}: ${SAYS[state]}${since ? ` ${since}` : ""}${inner}${wanted}`;
}

// A heading opens what is known there; the arrow keys lead up to it from the first row, and down again.
function holderHeading(column, last, place, tell) {
  const name = element("th", last ? "holder last" : "holder");
  name.scope = "col";
  const button = element("button");
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.place = place;
  button.title = `${column.name} (${column.kind}): press to see what was known there`;
  button.setAttribute("aria-label", column.name);
  button.append(element("span", "", column.short || column.name));
  button.addEventListener("click", () => tell("pick", { node: column.id }));
  name.append(button);
  return name;
}

function heading(groups, tell, status) {
  let place = 0;
  const head = element("thead");
  const top = element("tr");
  const names = element("tr", "names");
  const corner = element("th", "corner");
  corner.rowSpan = 2;
  corner.append(status, element("div", "axes", "Information ↓   Who held it →"));
  top.append(corner);
  for (const group of groups) {
    if (group.parts === 1) {
      const alone = holderHeading(group.columns[0], true, place, tell);
      place += 1;
      alone.rowSpan = 2;
      alone.classList.add("alone");
      top.append(alone);
      continue;
    }
    const cell = element("th", "agency last");
    cell.colSpan = group.columns.length;
    cell.scope = "colgroup";
    const button = element("button");
    button.type = "button";
    button.title = `${group.name} – ${group.folded ? `open its ${group.parts} parts` : "fold into one column"}`;
    button.setAttribute("aria-expanded", String(!group.folded));
    button.append(element("span", "fold", group.folded ? `+${group.parts} ` : "– "));
    if (group.columns.length > 1) button.append(element("span", "", group.name));
    else button.append(element("span", "visually-hidden", group.name));
    button.addEventListener("click", () => tell("turn", group.id));
    cell.append(button);
    top.append(cell);
    group.columns.forEach((column, at) => {
      names.append(holderHeading(column, at === group.columns.length - 1, place, tell));
      place += 1;
    });
  }
  head.append(top, names);
  return head;
}

function body(data, columns, ends) {
  const rows = element("tbody");
  for (const kind of data.kinds) {
    const line = element("tr", "kind");
    const name = element("th", "", `${kind.name} (${kind.rows.length})`);
    name.scope = "rowgroup";
    const rest = element("td");
    rest.colSpan = columns.length;
    line.append(name, rest);
    rows.append(line);
    for (const item of kind.rows) rows.append(itemRow(item, columns, ends));
  }
  return rows;
}

function itemRow(item, columns, ends) {
  const row = element("tr");
  const head = element("th", "", item.text);
  head.scope = "row";
  row.append(head);
  columns.forEach((column, place) => {
    const box = element("td", ends.has(place) ? "cell last" : "cell");
    box.tabIndex = -1;
    box.dataset.place = place;
    fill(box, item.cells[place], column, item);
    row.append(box);
  });
  return row;
}

// Draws one cell; what stood there before goes.
function fill(box, cell, column, item) {
  box.setAttribute("aria-label", `${sentence(cell, column)}. ${item.text}`);
  box.classList.toggle("empty", !cell);
  box.classList.toggle("wanted", Boolean(cell?.[1].includes("n") && cell[0] !== "needed"));
  box.replaceChildren(...(cell ? [glyph(cell[0], cell[1].includes("g"))] : []));
  box.whoknew = { holder: column.id, item: item.id, column, cell, text: item.text };
}

// From one day to the next the rows and columns are mostly the same: only the cells that differ are drawn again.
function patch(table, items, columns) {
  const lines = [...table.tBodies[0].rows].filter((line) => !line.classList.contains("kind"));
  lines.forEach((line, number) => {
    const item = items[number];
    columns.forEach((column, place) => {
      const box = line.cells[place + 1];
      if (String(box.whoknew.cell) !== String(item.cells[place])) fill(box, item.cells[place], column, item);
    });
  });
}

function choose(kept, chosen) {
  for (const box of kept.table.querySelectorAll("td.chosen")) {
    box.classList.remove("chosen");
    box.removeAttribute("aria-selected");
  }
  const box = [...kept.table.querySelectorAll("td.cell")].find(
    ({ whoknew }) => chosen && whoknew.holder === chosen[0] && whoknew.item === chosen[1],
  );
  box?.classList.add("chosen");
  box?.setAttribute("aria-selected", "true");
  if (!box && kept.box) comeBack(kept.box);
  kept.box = box;
  if (kept.chosen !== String(chosen)) reveal(kept.scroller, kept.table, box);
  kept.chosen = String(chosen);
}

// Whoever closed the drawer with the focus in it goes on from the cell that was open, once the drawer is gone.
function comeBack(box) {
  for (const wait of [60, 250, 600]) {
    setTimeout(() => document.activeElement === document.body && box.isConnected && box.focus({ preventScroll: true }), wait);
  }
}

function listen(root, table, status, tell) {
  const say = (box) => {
    status.replaceChildren();
    if (!box?.whoknew) return;
    status.append(element("b", "", sentence(box.whoknew.cell, box.whoknew.column)), element("div", "", box.whoknew.text));
  };
  const pick = (box) => box?.whoknew && tell("pick", { holder: box.whoknew.holder, item: box.whoknew.item });
  const boxes = () => [...table.tBodies[0].rows].filter((row) => row.cells.length > 2 || row.cells[1]?.whoknew);
  table.addEventListener("mouseover", (event) => say(event.target.closest("td.cell")));
  table.addEventListener("focusin", (event) => {
    const box = event.target.closest("td.cell");
    if (!box) return;
    for (const other of table.querySelectorAll('td[tabindex="0"]')) other.tabIndex = -1;
    box.tabIndex = 0;
    say(box);
  });
  table.addEventListener("click", (event) => pick(event.target.closest("td.cell")));
  table.addEventListener("keydown", (event) => {
    const named = event.target.closest("th.holder button");
    if (named && event.key === "ArrowDown") {
      event.preventDefault();
      boxes()[0]?.cells[Number(named.dataset.place) + 1]?.focus();
    }
    const box = event.target.closest("td.cell");
    if (!box) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pick(box);
      return;
    }
    const rows = boxes();
    let row = rows.indexOf(box.parentElement);
    let column = box.cellIndex;
    const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
    if (event.key === "Home") column = 1;
    else if (event.key === "End") column = rows[row].cells.length - 1;
    else if (steps[event.key]) [row, column] = [row + steps[event.key][0], column + steps[event.key][1]];
    else return;
    event.preventDefault();
    if (row < 0) return table.querySelector(`th.holder button[data-place="${column - 1}"]`)?.focus();
    const next = rows[Math.max(0, Math.min(row, rows.length - 1))].cells[Math.max(1, column)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

// Scrolls inside the table only, never the page, until a cell is clear of the headings.
function reveal(scroller, table, box) {
  if (!box) return;
  const [frame, cell] = [scroller.getBoundingClientRect(), box.getBoundingClientRect()];
  const top = frame.top + table.tHead.offsetHeight;
  const left = frame.left + box.parentElement.cells[0].offsetWidth;
  if (cell.bottom > frame.bottom) scroller.scrollTop += cell.bottom - frame.bottom + 40;
  else if (cell.top < top) scroller.scrollTop -= top - cell.top + 40;
  if (cell.right > frame.right) scroller.scrollLeft += cell.right - frame.right + 40;
  else if (cell.left < left) scroller.scrollLeft -= left - cell.left + 40;
}

// The picture to save; the shapes of its legend stand in the page for a moment, to be given their colours.
function pictureOf(kept) {
  const shelf = element("div", "visually-hidden");
  kept.examples = Object.fromEntries(STATES.map(([state]) => [state, glyph(state)]));
  shelf.append(...Object.values(kept.examples));
  kept.root.append(shelf);
  kept.gap = getComputedStyle(kept.examples.needed.querySelector(".dash")).stroke;
  const made = standalone(kept);
  shelf.remove();
  return made;
}

function focused(parent) {
  const active = parent.getRootNode().activeElement?.closest?.("td.cell");
  return active?.whoknew && `${active.whoknew.holder} ${active.whoknew.item}`;
}

function build(kept, parent) {
  kept.root = element("div", "whoknew matrix");
  kept.status = element("div", "status");
  kept.status.setAttribute("aria-live", "polite");
  kept.scroller = element("div", "scroller");
  kept.foot = element("div", "foot");
  kept.foot.append(fileButtons(() => `${kept.data.file}-${kept.data.day}`, () => pictureOf(kept)));
  kept.root.append(kept.scroller, kept.foot);
  parent.append(kept.root);
}

// The whole table anew, the focus where it was.
function tabulate(kept, parent, columns) {
  const { data } = kept;
  const focus = focused(parent);
  const ends = new Set();
  data.groups.reduce((count, group) => (ends.add(count + group.columns.length - 1), count + group.columns.length), 0);
  const table = element("table");
  kept.table = table;
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", "Who knew what");
  table.append(heading(data.groups, (...told) => kept.tell(...told), kept.status), body(data, columns, ends));
  kept.status.replaceChildren(element("span", "", "Point at a cell to read it; press it to see how it became known."));
  kept.scroller.replaceChildren(table);
  kept.root.style.setProperty("--first-row", `${table.tHead.rows[0].offsetHeight}px`);
  listen(kept.root, table, kept.status, (...told) => kept.tell(...told));
  const all = [...table.querySelectorAll("td.cell")];
  const back = all.find((box) => `${box.whoknew.holder} ${box.whoknew.item}` === focus);
  const entry = back || table.querySelector("td.cell:not(.empty)") || all[0];
  if (entry) entry.tabIndex = 0;
  back?.focus({ preventScroll: true });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const kept = memory(parentElement);
  kept.data = data;
  kept.tell = setTriggerValue;
  if (!kept.root) build(kept, parentElement);
  const columns = data.groups.flatMap((group) => group.columns);
  const items = data.kinds.flatMap((kind) => kind.rows);
  const frame = JSON.stringify([data.groups, data.kinds.map((kind) => [kind.id, kind.rows.map((item) => item.id)])]);
  kept.foot.hidden = !items.length;
  if (!items.length) kept.scroller.replaceChildren(element("p", "nothing", data.nothing));
  else {
    if (kept.frame === frame) patch(kept.table, items, columns);
    else tabulate(kept, parentElement, columns);
    choose(kept, data.chosen);
  }
  kept.frame = items.length ? frame : "";
  kept.root.dataset.day = data.day;
}
