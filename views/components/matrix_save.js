// The matrix as a picture that stands alone: its headings, the items, and the shapes of the states.
const [ITEM_WIDTH, HEAD_HEIGHT, CELL, LINE, TOP] = [430, 170, 30, 22, 62];
const [LONGEST_ITEM, LONGEST_HEAD] = [72, 30];
const STATES = [["knew", "knew"], ["may", "may have known"], ["part", "known in a part of it"], ["told", "was told something else"], ["needed", "needed it, no record"]];

function standalone(kept) {
  const { data, table } = kept;
  const columns = data.groups.flatMap((group) => group.columns.map((column) => [column, group]));
  const lines = [...table.tBodies[0].rows];
  const [wide, high] = [ITEM_WIDTH + columns.length * CELL + 120, TOP + HEAD_HEIGHT + lines.length * LINE + 20];
  const [made, words] = sheet(kept.root, wide, high);
  words(12, 24, `${data.title}: who knew what on ${longDate(data.day)}`, { "font-size": 15, "font-weight": 600 });
  let left = 12;
  for (const [state, text] of STATES) {
    const example = kept.examples[state];
    made.append(placed(example, left, 34, 15));
    words(left + 20, 46, text, { "font-size": 11 });
    left += 40 + 6.2 * text.length;
  }
  columns.forEach(([column, group], place) => {
    const x = ITEM_WIDTH + place * CELL + CELL / 2 + 4;
    const name = group.columns.length > 1 && column.short ? `${group.name}: ${column.short}` : column.name;
    words(0, 0, cut(name, LONGEST_HEAD), { "font-size": 11, transform: `translate(${x},${TOP + HEAD_HEIGHT - 6}) rotate(-60)` });
  });
  lines.forEach((line, number) => {
    const y = TOP + HEAD_HEIGHT + number * LINE;
    const kind = line.classList.contains("kind");
    made.append(svg("line", { x1: 12, x2: wide - 108, y1: y, y2: y, stroke: "#8886", "stroke-width": kind ? 1.2 : 0.6 }));
    words(12, y + 15, cut(line.cells[0].textContent, LONGEST_ITEM), { "font-size": 11, "font-weight": kind ? 600 : 400 });
    for (const box of kind ? [] : [...line.cells].slice(1)) {
      const shape = box.querySelector("svg.glyph");
      const x = ITEM_WIDTH + Number(box.dataset.place) * CELL;
      if (shape) made.append(placed(shape, x + 8, y + 4, 14));
      if (box.classList.contains("wanted")) made.append(svg("rect", { x: x + 5, y: y + LINE - 3, width: 20, height: 2.4, fill: kept.gap }));
    }
  });
  return made;
}

function placed(shape, x, y, size) {
  const copy = dressed(shape);
  for (const [name, value] of Object.entries({ x, y, width: size, height: size, overflow: "visible" })) copy.setAttribute(name, value);
  return copy;
}
