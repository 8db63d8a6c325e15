// Draws the picture: bars behind, arrows, signs, counts, gaps. Everything that says something is text.
const SIGNS = {
  incident: [["path", { d: "M0 -6.5 L7 5.5 H-7 Z", class: "fill" }]],
  contact: [["circle", { r: 5, class: "line" }]],
  decision: [["rect", { x: -5.5, y: -5.5, width: 11, height: 11, class: "fill" }]],
  meeting: [["path", { d: "M-7 0 L-3.5 -6 H3.5 L7 0 L3.5 6 H-3.5 Z", class: "fill" }]],
  "not held": [["path", { d: "M-7 0 L-3.5 -6 H3.5 L7 0 L3.5 6 H-3.5 Z", class: "line" }], ["path", { d: "M-4 4 L4 -4", class: "line" }]],
  sharing: [["path", { d: "M-5 3 A5 5 0 1 1 3 4", class: "line" }], ["path", { d: "M0 1 L7 3 L2 8 Z", class: "fill" }]],
  involvement: [["rect", { x: -8, y: -5, width: 16, height: 10, class: "band" }]],
  there: [["circle", { r: 3.2, class: "fill" }]],
  empty: [["rect", { x: -4, y: -4, width: 8, height: 8, class: "chair" }]],
};
// The tips of arrows, pointing down: how what was shared went.
const TIPS = {
  whole: [["path", { d: "M0 0 L-4.5 -9 H4.5 Z", class: "tip-whole" }]],
  partial: [["path", { d: "M0 -0.5 L-4.2 -9 H4.2 Z", class: "tip-open" }]],
  changed: [["path", { d: "M0 0 L-5 -6 L0 -12 L5 -6 Z", class: "tip-changed" }]],
  stopped: [["path", { d: "M-5 -7 H5 M-4 -12 L4 -3 M4 -12 L-4 -3", class: "tip-stopped" }]],
};
const WORDS = { incident: ["incident", "incidents"], contact: ["contact", "contacts"], sharing: ["sharing", "sharings"], meeting: ["meeting", "meetings"], decision: ["decision", "decisions"] };

function shapes(group, list) {
  for (const [name, attributes] of list) group.append(svg(name, attributes));
  return group;
}

// Something that can be pointed at, pressed, and reached with the arrow keys.
function item(kept, parent, look, given) {
  const group = svg("g", { class: `item ${look}${given.ids.includes(kept.data.chosen) ? " chosen" : ""}`, role: "button", tabindex: -1, "aria-label": given.says });
  group.whoknew = given;
  parent.append(group);
  kept.items.push(group);
  return group;
}

function textAt(parent, x, y, text, look) {
  const made = svg("text", { x, y, class: look });
  made.textContent = text;
  parent.append(made);
  return made;
}

function drawAxis(kept, scale) {
  kept.axis.replaceChildren();
  const marks = ticks(scale);
  for (const tick of marks) {
    const x = scale.x(tick.day);
    kept.axis.append(svg("line", { x1: x, x2: x, y1: 20, y2: 28, class: "tick" }));
    if (x < scale.width - 30) textAt(kept.axis, x + 3, 17, tick.text, "label");
  }
  return marks;
}

function drawGround(kept, scale, marks) {
  for (const lane of kept.lanes.filter((each) => each.height)) {
    const look = lane.inner ? "ground inner" : "ground";
    kept.body.append(svg("rect", { x: 0, y: lane.top, width: scale.width, height: lane.height, class: look }));
    kept.body.append(svg("line", { x1: 0, x2: scale.width, y1: lane.top + lane.height - 0.5, y2: lane.top + lane.height - 0.5, class: "edge" }));
  }
  for (const tick of marks) {
    const x = scale.x(tick.day);
    kept.body.append(svg("line", { x1: x, x2: x, y1: 0, y2: kept.height, class: "grid" }));
  }
}

function drawWork(kept, scale) {
  const most = kept.data.lanes.map(() => 1);
  for (const bar of kept.data.work) most[bar.lane] = Math.max(most[bar.lane], bar.row + 1);
  for (const bar of kept.data.work) {
    const lane = kept.lanes[bar.lane];
    const high = (LANE - 6) / most[bar.lane];
    const [a, b, c, d] = [bar.a, bar.b, bar.c + 1, bar.d + 1].map((day) => Math.max(-9, Math.min(scale.x(day), scale.width + 9)));
    if (d <= 0 || a >= scale.width) continue;
    const group = item(kept, kept.body, "work", { ids: [bar.id], says: bar.says, lane: bar.lane, x: Math.max(a, 8), y: lane.top + 3, pick: bar.id });
    const y = lane.top + 3 + bar.row * high;
    if (d > a) group.append(svg("rect", { x: a, y, width: d - a, height: high - 1.5, class: "perhaps" }));
    if (c > b) group.append(svg("rect", { x: b, y, width: c - b, height: high - 1.5, class: "sure" }));
  }
}

// A line behind a sign over the days on which it can have been; open ends are dotted and lead off.
function drawSpan(kept, scale, mark, x, y) {
  const from = mark.open?.includes("<") ? x - 26 : Math.max(-9, scale.x(mark.a));
  const to = mark.open?.includes(">") ? x + 26 : Math.min(scale.width + 9, scale.x(mark.b + 1));
  if (to - from < 16) return;
  const group = svg("g", { class: mark.open ? "span open" : "span" });
  group.append(svg("line", { x1: from, x2: to, y1: y, y2: y }));
  if (!mark.open) for (const end of [from, to]) group.append(svg("line", { x1: end, x2: end, y1: y - 4, y2: y + 4 }));
  kept.body.append(group);
}

function drawSeats(kept, mark, x, y) {
  const lanes = [...mark.to, ...mark.empty];
  if (!lanes.length) return;
  const ys = [y, ...lanes.map((lane) => seat(kept.lanes[lane]))];
  kept.behind.append(svg("line", { x1: x, x2: x, y1: Math.min(...ys), y2: Math.max(...ys), class: "table" }));
  for (const [look, at] of [["there", mark.to], ["empty", mark.empty]]) {
    for (const lane of at) {
      const shift = look === "empty" && mark.to.includes(lane) ? 9 : 0;
      kept.body.append(shapes(svg("g", { class: `seat ${look}`, transform: `translate(${x + shift} ${seat(kept.lanes[lane])})` }), SIGNS[look]));
    }
  }
}

const seat = (lane) => lane.top + LANE - 8;
const rowY = (lane, row) => lane.top + 10 + row * 17;

function drawSigns(kept, scale) {
  inLanes(kept.data).forEach((marks, at) => {
    const lane = kept.lanes[at];
    const { signs, counts } = placed(marks, scale);
    for (const sign of signs) {
      const { mark, x } = sign;
      const y = rowY(lane, sign.row);
      if (mark.b > mark.a || mark.open) drawSpan(kept, scale, mark, x, y);
      if (mark.kind === "meeting") drawSeats(kept, mark, x, y);
      const look = `sign ${mark.kind}${mark.critical ? " critical" : ""}`;
      const group = item(kept, kept.body, look, { ids: [mark.id], says: mark.says + (mark.critical ? " (the review turns on this)" : ""), lane: at, x, y, pick: mark.id });
      group.setAttribute("transform", `translate(${x} ${y})`);
      group.append(svg("rect", { x: -8.5, y: -8.5, width: 17, height: 17, rx: 4, class: "hit" }));
      shapes(group, SIGNS[mark.look === "not held" ? "not held" : mark.kind]);
    }
    for (const count of counts) drawCount(kept, count, at);
  });
}

function drawCount(kept, count, at) {
  const { marks, x } = count;
  const lane = kept.lanes[at];
  const text = String(marks.length);
  const wide = Math.max(24, 12 + 8 * text.length);
  const y = lane.middle;
  const group = item(kept, kept.body, "count", { ids: marks.map((mark) => mark.id), says: `${lane.name}: ${countWords(marks)}, ${longDate(isoDay(count.first))} to ${longDate(isoDay(count.last))}. Press to open.`, lane: at, x, y, zoom: [count.first, count.last] });
  group.append(svg("rect", { x: x - wide / 2, y: y - 11, width: wide, height: 22, rx: 11, class: "pill" }));
  textAt(group, x, y + 4, text, "number");
}

function countWords(marks) {
  const counts = {};
  for (const mark of marks) counts[mark.kind] = (counts[mark.kind] || 0) + 1;
  return Object.entries(counts).map(([kind, count]) => `${count} ${WORDS[kind][count === 1 ? 0 : 1]}`).join(", ");
}

function drawArrows(kept, scale) {
  for (const arrow of arrowsOf(kept.data, scale)) {
    const [from, to] = [kept.lanes[arrow.from], kept.lanes[arrow.to]];
    const down = to.top > from.top;
    const y1 = from.middle;
    const y2 = down ? to.top + 4 : to.top + LANE - 4;
    const [mark] = arrow.marks;
    const several = arrow.marks.length > 1;
    const shift = !several && mark.arrived ? scale.x(mark.arrived.b) - scale.x(mark.b) : 0;
    const x2 = arrow.x + Math.max(-400, Math.min(shift, 400));
    const says = several
      ? `${arrow.marks.length} sharings: ${from.name} to ${to.name}, ${longDate(isoDay(mark.b))} to ${longDate(isoDay(arrow.marks[arrow.marks.length - 1].b))}. Press to open.`
      : mark.says + { partial: " (a part of it went)", changed: " (changed on the way)", stopped: " (it did not arrive)", whole: "" }[arrow.look] + (arrow.unsure ? " (not certain that it arrived)" : "");
    const days = arrow.marks.map((each) => each.b);
    const given = { ids: arrow.marks.map((each) => each.id), says, lane: arrow.from, x: arrow.x, y: y1 };
    Object.assign(given, several ? { zoom: [Math.min(...days), Math.max(...days)], pick: arrow.marks[0].id } : { pick: mark.id });
    const group = item(kept, kept.arrows, `arrow ${arrow.look}${arrow.unsure ? " unsure" : ""}`, given);
    const line = { x1: arrow.x, y1, x2, y2: y2 - (down ? 6 : -6) };
    group.append(svg("line", { ...line, class: "reach" }), svg("line", { ...line, class: "shaft" }));
    group.append(svg("circle", { cx: arrow.x, cy: y1, r: 2.4, class: "root" }));
    const tip = svg("g", { transform: `translate(${x2} ${y2}) rotate(${down ? 0 : 180})` });
    group.append(shapes(tip, TIPS[arrow.look]));
    if (several) {
      const place = down ? y1 + 14 : y1 - 7;
      group.append(svg("rect", { x: arrow.x - 8, y: place - 10, width: 16, height: 13, rx: 6, class: "pill" }));
      textAt(group, arrow.x, place, String(arrow.marks.length), "small");
    }
    if (!several && mark.b > mark.a) drawSpan(kept, scale, mark, arrow.x, y1);
  }
}

function drawGaps(kept, scale) {
  for (const gap of kept.data.gaps) {
    const lane = kept.lanes[gap.lane];
    const [held, a, b] = [gap.held, gap.a, gap.b + 1].map((day) => Math.max(-12, Math.min(scale.x(day), scale.width + 12)));
    if (b < 0 || held > scale.width) continue;
    const y = lane.gaps + gap.row * GAP_ROW;
    const group = item(kept, kept.body, `gap ${gap.kind}`, { ids: [gap.id], says: gap.says, lane: gap.lane, x: Math.max(a, 6), y, pick: gap.id });
    if (held < a) group.append(svg("line", { x1: held, x2: a, y1: y + 3.5, y2: y + 3.5, class: "lead" }), svg("circle", { cx: held, cy: y + 3.5, r: 3, class: "held-dot" }));
    group.append(svg("rect", { x: a, y, width: Math.max(3, b - a), height: 7, rx: 1.5, class: "bar" }));
    if (gap.reached) group.append(svg("circle", { cx: b, cy: y + 3.5, r: 4, class: "held-dot" }));
    if (gap.open) group.append(svg("path", { d: `M${Math.min(b, scale.width - 7)} ${y - 1.5} l7 5 l-7 5 Z`, class: "onward" }));
  }
  for (const lane of kept.lanes) {
    if (lane.more && lane.height) textAt(kept.body, 6, lane.top + lane.height - 3, `and ${lane.more} more: choose one finding above to see it`, "label");
  }
}

function drawCritical(kept, scale) {
  const days = new Set(kept.data.marks.filter((mark) => mark.critical).map((mark) => mark.b));
  for (const day of days) {
    const x = scale.x(day + 0.5);
    kept.behind.append(svg("line", { x1: x, x2: x, y1: 0, y2: kept.height, class: "turn" }));
  }
}

// The whole picture for the days in view; what had the focus has it again.
function draw(kept) {
  const width = kept.body0.clientWidth || kept.width || 800;
  kept.width = width;
  const scale = scaleOf(kept.view, width);
  kept.scale = scale;
  kept.lanes = lanesOf(kept.data, scale);
  kept.height = kept.lanes.reduce((sum, lane) => sum + lane.height, 0);
  const layout = kept.lanes.map((lane) => lane.height).join(" ");
  if (layout !== kept.drawnLanes) names(kept);
  kept.drawnLanes = layout;
  const active = kept.body0.getRootNode().activeElement;
  const focus = active?.whoknew?.ids?.[0];
  const had = kept.body0.contains(active);
  kept.items = [];
  kept.body0.setAttribute("height", kept.height);
  kept.body0.replaceChildren();
  for (const name of ["behind", "arrows", "body"]) kept[name] = svg("g", { class: name });
  const ground = svg("g", { class: "ground" });
  kept.body0.append(ground, kept.behind, kept.arrows, kept.body);
  const top = kept.body;
  kept.body = ground;
  drawGround(kept, scale, drawAxis(kept, scale));
  drawCritical(kept, scale);
  drawWork(kept, scale);
  kept.body = top;
  drawArrows(kept, scale);
  drawSigns(kept, scale);
  drawGaps(kept, scale);
  const entry = kept.items.find((each) => each.whoknew.ids.includes(focus)) || kept.items.find((each) => each.classList.contains("chosen")) || kept.items.find((each) => !each.classList.contains("work")) || kept.items[0];
  if (entry) entry.setAttribute("tabindex", 0);
  if (had) entry?.focus({ preventScroll: true });
  drawOverview(kept);
}

function drawOverview(kept) {
  const { density, extent, period, scale } = kept.data;
  const width = kept.overview.clientWidth || kept.width;
  const place = (day) => placeOf(scale, day) * width;
  kept.overview.replaceChildren();
  const [from, to] = [place(kept.view[0]), place(kept.view[1] + 1)];
  kept.overview.append(svg("rect", { x: place(period[0]), y: 30, width: place(period[1]) - place(period[0]), height: 3, class: "period" }));
  const most = Math.sqrt(Math.max(1, ...density));
  density.forEach((count, at) => {
    const high = (27 * Math.sqrt(count)) / most;
    if (count) kept.overview.append(svg("rect", { x: (at * width) / density.length, y: 30 - high, width: Math.max(1.5, width / density.length - 0.6), height: high, class: "density" }));
  });
  let last = -60;
  for (let year = utc(extent[0]).getUTCFullYear() + 1; firstOf(year, 0) < extent[1]; year += 1) {
    const x = place(firstOf(year, 0));
    if (x - last < 42 || x > width - 30) continue;
    last = x;
    kept.overview.append(svg("line", { x1: x, x2: x, y1: 30, y2: 36, class: "tick" }));
    textAt(kept.overview, x + 3, 45, String(year), "label");
  }
  kept.overview.append(svg("rect", { x: from, y: 1, width: Math.max(3, to - from), height: 31, class: "window" }));
  for (const [at, handle] of kept.handles.entries()) {
    handle.style.insetInlineStart = `${[from, to][at]}px`;
    const day = kept.view[at];
    handle.setAttribute("aria-valuemin", extent[0]);
    handle.setAttribute("aria-valuemax", extent[1]);
    handle.setAttribute("aria-valuenow", Math.round(day));
    handle.setAttribute("aria-valuetext", longDate(isoDay(Math.round(day))));
  }
  kept.fields.forEach((field, at) => {
    if (field !== field.getRootNode().activeElement) field.value = longDate(isoDay(Math.round(kept.view[at])));
  });
}
