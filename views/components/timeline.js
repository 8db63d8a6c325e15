// The timeline of views/timeline.py: lanes of agencies, zoomed and moved here without asking; Python is told the days
// in view, presses on lanes and marks, and kinds that are turned off or on.
const LEAST_DAYS = 3;
const STEP = 1.5;
const HOW = "Drag to move. Wheel over the dates (or Ctrl and wheel anywhere) to zoom; drag along the dates to choose a range. "
  + "Keys: arrows go from mark to mark, Enter opens, + and – zoom, Page Up and Page Down move.";
const LEGEND = [
  ["whole", "arrived whole"], ["partial", "a part went, or something was left out"], ["changed", "changed on the way"],
  ["stopped", "did not arrive"], ["unsure", "not certain that it arrived"], ["there", "was at the meeting"],
  ["empty", "empty chair"], ["inside", "inside one agency"], ["span", "on some day of these"], ["count", "several: press to open"],
  ["lacked", "needed, no record of it"], ["held", "held by somebody, from the point on"],
];

function pressable(text, label, act, look = "") {
  const made = element("button", look, text);
  made.type = "button";
  if (label) {
    made.title = label;
    made.setAttribute("aria-label", label);
  }
  made.addEventListener("click", act);
  return made;
}

function picture(list, look) {
  const made = svg("svg", { viewBox: "-10 -10 20 20", class: `example ${look}`, "aria-hidden": "true" });
  return shapes(made, list);
}

function legendOf(kept) {
  const line = element("div", "legend");
  const shaft = (dashes) => ["line", { x1: 0, y1: -10, x2: 0, y2: 2, class: dashes ? "shaft dashes" : "shaft" }];
  for (const [look, words] of LEGEND) {
    const drawn = {
      unsure: [shaft(true), ...TIPS.whole.map(([name, at]) => [name, { ...at, transform: "translate(0 9)" }])],
      span: [["path", { d: "M-9 0 H9 M-9 -4 V4 M9 -4 V4", class: "line" }]],
      count: [["rect", { x: -9, y: -7, width: 18, height: 14, rx: 7, class: "line" }]],
      lacked: [["rect", { x: -9, y: -4, width: 18, height: 8, class: "lacking" }]],
      held: [["path", { d: "M-7 0 H9", class: "leading" }], ["circle", { cx: -7, cy: 0, r: 3, class: "fill" }]],
      inside: SIGNS.sharing, there: SIGNS.there, empty: SIGNS.empty,
    }[look] || [shaft(false), ...TIPS[look].map(([name, at]) => [name, { ...at, transform: "translate(0 9)" }])];
    const entry = element("span", `entry ${look}`);
    entry.append(picture(drawn, look), element("span", "", words));
    line.append(entry);
  }
  return line;
}

function make(kept, parent) {
  kept.root = element("div", "whoknew timeline");
  const tools = element("div", "tools");
  const move = (part) => () => go(kept, shifted(kept, part * (kept.view[1] - kept.view[0])), true);
  kept.fields = ["From", "To"].map((name, at) => {
    const field = element("input");
    Object.assign(field, { type: "text", size: 16, maxLength: 60, autocomplete: "off" });
    field.setAttribute("aria-label", `${name}: ${at ? "last" : "first"} day in view`);
    field.title = "A day, a month or a year, for example 9 April 2011, 9/4/2011 (day first), April 2011; then Enter";
    field.addEventListener("change", () => field.value.trim() && kept.tell("typed", [at, field.value]));
    return field;
  });
  kept.fault = element("span", "fault");
  kept.fault.setAttribute("role", "alert");
  kept.stretches = element("span", "stretches");
  const files = fileButtons(() => kept.data.file, () => standalone(kept));
  tools.append(
    pressable("–", "Zoom out", () => zoom(kept, 1 / STEP, null, true)), pressable("+", "Zoom in", () => zoom(kept, STEP, null, true)),
    pressable("‹", "Earlier", move(-0.5)), pressable("›", "Later", move(0.5)),
    kept.fields[0], element("span", "to", "to"), kept.fields[1],
    pressable("Whole period", "", () => go(kept, [...kept.data.period], true)),
    pressable("Everything", "Everything, also before and after the period", () => go(kept, [...kept.data.extent], true)),
    kept.stretches, files, kept.fault,
  );
  const strip = element("div", "strip");
  kept.overview = svg("svg", { class: "overview", "aria-hidden": "true" });
  kept.handles = ["First day in view", "Last day in view"].map((name) => {
    const handle = element("div", "handle");
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", name);
    return handle;
  });
  strip.append(kept.overview, ...kept.handles);
  kept.kinds = element("div", "kinds");
  kept.kinds.setAttribute("role", "group");
  kept.kinds.setAttribute("aria-label", "Kinds of marks");
  kept.frame = element("div", "frame");
  kept.paper = kept.frame;
  kept.names = element("div", "names");
  const right = element("div", "right");
  const corner = element("div", "corner", "Press a name to open its parts");
  kept.axis = svg("svg", { class: "axis", "aria-hidden": "true", height: 30 });
  kept.body0 = svg("svg", { class: "picture", role: "group", "aria-label": "Timeline. The list below has the same as text." });
  const head = element("div", "head");
  head.append(corner, kept.axis);
  right.append(kept.body0);
  const lanes = element("div", "lanes");
  lanes.append(kept.names, right);
  kept.frame.append(head, lanes);
  kept.tip = element("div", "tip");
  kept.tip.hidden = true;
  kept.band = element("div", "selecting");
  kept.band.hidden = true;
  head.append(kept.band);
  kept.nothing = element("p", "nothing");
  kept.root.append(tools, strip, kept.kinds, kept.nothing, kept.frame, legendOf(kept), element("p", "how", HOW), kept.tip);
  parent.append(kept.root);
}

// The days in view, within what there is and not too few.
function bounded(kept, view) {
  const [low, high] = kept.data.extent;
  const length = Math.min(Math.max(view[1] - view[0], LEAST_DAYS), high - low);
  const first = Math.max(low, Math.min((view[0] + view[1] - length) / 2, high - length));
  return [first, first + length];
}

const shifted = (kept, days) => {
  const [low, high] = kept.data.extent;
  const by = Math.max(low - kept.view[0], Math.min(days, high - kept.view[1]));
  return kept.view.map((day) => day + by);
};

function go(kept, view, slow = false) {
  const goal = bounded(kept, view);
  cancelAnimationFrame(kept.moving);
  const tell = () => {
    clearTimeout(kept.timer);
    kept.timer = setTimeout(() => {
      kept.told.push(kept.view.map((day) => Math.round(day)).join(" "));
      kept.tell("view", kept.view.map((day) => isoDay(Math.round(day))));
    }, 220);
  };
  if (!slow || matchMedia("(prefers-reduced-motion: reduce)").matches) {
    kept.view = goal;
    kept.moving = requestAnimationFrame(() => draw(kept));
    return tell();
  }
  const [start, begin] = [kept.view, performance.now()];
  const step = (now) => {
    const part = Math.min(1, Math.max(0, (now - begin) / 180));
    kept.view = start.map((day, at) => day + (goal[at] - day) * part * (2 - part));
    draw(kept);
    if (part < 1) kept.moving = requestAnimationFrame(step);
    else tell();
  };
  kept.moving = requestAnimationFrame(step);
}

function zoom(kept, factor, at = null, slow = false) {
  const [first, last] = kept.view;
  const middle = at ?? (first + last) / 2;
  go(kept, [middle - (middle - first) / factor, middle + (last - middle) / factor], slow);
}

// Opens what was pressed: a mark in the drawer; a count by zooming to its days, or where that is done, its first mark.
function press(kept, given) {
  const close = given.zoom && given.zoom[1] - given.zoom[0] < 1 && kept.view[1] - kept.view[0] <= LEAST_DAYS + 1;
  if (!given.zoom || (close && given.pick)) return kept.tell("pick", given.pick);
  const [first, last] = given.zoom;
  const around = Math.max(1, (last - first) * 0.12);
  kept.wanted = given.ids;
  go(kept, [first - around, last + around], true);
}

function showTip(kept, given, box) {
  kept.tip.hidden = !given;
  if (!given) return;
  kept.tip.textContent = given.says;
  const frame = kept.root.getBoundingClientRect();
  const left = Math.max(0, Math.min(box.left - frame.left + 12, frame.width - 360));
  kept.tip.style.left = `${left}px`;
  kept.tip.style.top = `${box.bottom - frame.top + 6}px`;
}

function listenToPicture(kept) {
  const of = (event) => event.target.closest?.(".item");
  let drag = null;
  kept.body0.addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag = { x: event.clientX, view: kept.view, item: of(event), moved: false };
  });
  const onMove = (event) => {
    if (!drag) return;
    const by = event.clientX - drag.x;
    if (!drag.moved && Math.abs(by) < 4) return;
    drag.moved = true;
    kept.body0.setPointerCapture?.(event.pointerId);
    kept.root.classList.add("moving");
    const days = -by / kept.scale.perDay;
    const [low, high] = kept.data.extent;
    const bound = Math.max(low - drag.view[0], Math.min(days, high - drag.view[1]));
    go(kept, drag.view.map((day) => day + bound));
  };
  const onUp = () => {
    if (drag?.item && !drag.moved) press(kept, drag.item.whoknew);
    drag = null;
    kept.root.classList.remove("moving");
  };
  kept.body0.addEventListener("pointermove", onMove);
  kept.body0.addEventListener("pointerup", onUp);
  kept.body0.addEventListener("pointercancel", () => (drag = null));
  kept.body0.addEventListener("pointerover", (event) => showTip(kept, of(event)?.whoknew, { left: event.clientX, bottom: event.clientY + 10 }));
  kept.body0.addEventListener("pointerleave", () => showTip(kept, null));
  kept.body0.addEventListener("focusin", (event) => {
    const at = of(event);
    if (!at) return;
    for (const other of kept.items) other.setAttribute("tabindex", other === at ? 0 : -1);
    if (at.matches(":focus-visible")) showTip(kept, at.whoknew, at.getBoundingClientRect());
  });
  kept.body0.addEventListener("focusout", () => showTip(kept, null));
  kept.body0.addEventListener("keydown", (event) => onKey(kept, event, of(event)));
}

function onKey(kept, event, at) {
  const half = (kept.view[1] - kept.view[0]) / 2;
  const acts = {
    "+": () => zoom(kept, STEP, at && kept.scale.day(at.whoknew.x)), "=": () => zoom(kept, STEP, at && kept.scale.day(at.whoknew.x)),
    "-": () => zoom(kept, 1 / STEP, at && kept.scale.day(at.whoknew.x)),
    PageDown: () => go(kept, shifted(kept, half)), PageUp: () => go(kept, shifted(kept, -half)),
    Home: () => go(kept, [...kept.data.period]), End: () => go(kept, [...kept.data.extent]),
    Enter: () => at && press(kept, at.whoknew), " ": () => at && press(kept, at.whoknew),
    ArrowRight: () => along(kept, at, 1), ArrowLeft: () => along(kept, at, -1),
    ArrowDown: () => across(kept, at, 1), ArrowUp: () => across(kept, at, -1),
  };
  if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  acts[event.key]();
}

const inView = (kept) => kept.items.filter((each) => each.whoknew.x >= 0 && each.whoknew.x <= kept.width);

function along(kept, at, way) {
  const order = inView(kept).filter((each) => each.whoknew.lane === at?.whoknew.lane).sort((a, b) => a.whoknew.x - b.whoknew.x || a.whoknew.y - b.whoknew.y);
  order[order.indexOf(at) + way]?.focus();
}

function across(kept, at, way) {
  if (!at) return;
  const others = inView(kept).filter((each) => way * (each.whoknew.lane - at.whoknew.lane) > 0);
  const lane = others.reduce((found, each) => (found === null || way * (found - each.whoknew.lane) > 0 ? each.whoknew.lane : found), null);
  const near = others.filter((each) => each.whoknew.lane === lane);
  near.sort((a, b) => Math.abs(a.whoknew.x - at.whoknew.x) - Math.abs(b.whoknew.x - at.whoknew.x));
  near[0]?.focus();
}

function listenToScale(kept) {
  const wheel = (place, always) => (event) => {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!always && !event.ctrlKey && !event.metaKey && !sideways) return;
    event.preventDefault();
    const by = event.deltaX || event.deltaY;
    if (sideways) return go(kept, shifted(kept, by / kept.scale.perDay));
    zoom(kept, Math.exp(-event.deltaY / 400), place(event));
  };
  const inPicture = (event) => kept.scale.day(event.clientX - kept.axis.getBoundingClientRect().left);
  kept.axis.addEventListener("wheel", wheel(inPicture, true), { passive: false });
  kept.body0.addEventListener("wheel", wheel(inPicture, false), { passive: false });
  const inStrip = (event) => {
    const box = kept.overview.getBoundingClientRect();
    return dayAt(kept.data.scale, Math.max(0, Math.min((event.clientX - box.left) / box.width, 1)));
  };
  kept.overview.addEventListener("wheel", wheel(() => null, true), { passive: false });
  dragging(kept.axis, (event) => ({ from: inPicture(event), x: event.clientX }), (start, event) => {
    const left = kept.axis.getBoundingClientRect().left - kept.frame.getBoundingClientRect().left;
    const xs = [start.x, event.clientX].map((x) => x - kept.axis.getBoundingClientRect().left).sort((a, b) => a - b);
    kept.band.hidden = false;
    Object.assign(kept.band.style, { left: `${left + xs[0]}px`, width: `${xs[1] - xs[0]}px` });
  }, (start, event) => {
    kept.band.hidden = true;
    const days = [start.from, inPicture(event)].sort((a, b) => a - b);
    if (Math.abs(event.clientX - start.x) > 5) go(kept, days, true);
  });
  dragging(kept.overview, (event) => {
    const day = inStrip(event);
    const [first, last] = kept.view;
    const view = day >= first && day <= last ? kept.view : [day - (last - first) / 2, day + (last - first) / 2];
    go(kept, view);
    return { day, view };
  }, (start, event) => {
    const by = inStrip(event) - start.day;
    go(kept, start.view.map((day) => day + by));
  }, () => {});
  kept.handles.forEach((handle, at) => {
    const set = (day) => {
      const view = [...kept.view];
      view[at] = at ? Math.max(day, view[0] + LEAST_DAYS) : Math.min(day, view[1] - LEAST_DAYS);
      go(kept, view);
    };
    dragging(handle, () => ({}), (_, event) => set(inStrip(event)), () => {});
    handle.addEventListener("keydown", (event) => {
      const days = { ArrowRight: 7, ArrowUp: 7, ArrowLeft: -7, ArrowDown: -7, PageUp: 91, PageDown: -91 }[event.key];
      if (!days) return;
      event.preventDefault();
      set(kept.view[at] + days);
    });
  });
}

function dragging(target, begin, during, end) {
  let start = null;
  target.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = begin(event);
    target.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (target.tabIndex >= 0) target.focus();
  });
  target.addEventListener("pointermove", (event) => start && during(start, event));
  target.addEventListener("pointerup", (event) => {
    if (start) end(start, event);
    start = null;
  });
}

function names(kept) {
  const focus = kept.names.getRootNode().activeElement?.dataset?.lane;
  kept.names.replaceChildren();
  for (const lane of kept.lanes.filter((each) => each.height)) {
    const box = element(lane.parts ? "button" : "div", lane.inner ? "lane inner" : "lane");
    box.style.height = `${lane.height}px`;
    box.title = [lane.name, lane.about].filter(Boolean).join(" – ");
    if (lane.parts) {
      box.type = "button";
      box.dataset.lane = lane.id;
      box.setAttribute("aria-expanded", String(lane.opened));
      box.append(element("span", "sign", lane.opened ? "▾" : "▸"));
      box.addEventListener("click", () => kept.tell("turn", lane.id));
    }
    const words = element("span", "name", lane.name);
    if (lane.parts && !lane.opened) words.append(element("span", "parts", ` ${lane.about}`));
    box.append(words);
    kept.names.append(box);
    if (focus === lane.id) box.focus({ preventScroll: true });
  }
}

function tools(kept) {
  kept.stretches.replaceChildren();
  if (kept.data.stretches.length) kept.stretches.append(element("span", "to", "Busiest:"));
  for (const each of kept.data.stretches) {
    const text = `${monthYear(each.from)} – ${monthYear(each.to)}`;
    kept.stretches.append(pressable(text, `${text}: ${each.count} marks`, () => go(kept, [each.from - 5, each.to + 5], true)));
  }
  const focus = kept.kinds.getRootNode().activeElement?.dataset?.kind;
  kept.kinds.replaceChildren(element("span", "to", "Show:"));
  for (const kind of kept.data.kinds) {
    const button = pressable("", "", () => kept.tell("kind", kind.id), `kind ${kind.id}`);
    button.dataset.kind = kind.id;
    button.setAttribute("aria-pressed", String(kind.shown));
    const arrow = [["line", { x1: -9, y1: 0, x2: 2, y2: 0, class: "shaft" }], ["path", { d: "M9 0 L1 -4.5 V4.5 Z", class: "fill" }]];
    button.append(picture(kind.id === "sharing" ? arrow : SIGNS[kind.id], kind.id), element("span", "", kind.name));
    kept.kinds.append(button);
    if (focus === kind.id) button.focus({ preventScroll: true });
  }
  const quiet = pressable("Lanes with nothing in view", "", () => kept.tell("kind", "quiet"), "kind");
  quiet.dataset.kind = "quiet";
  quiet.setAttribute("aria-pressed", String(kept.data.quiet));
  kept.kinds.append(quiet);
  if (focus === "quiet") quiet.focus({ preventScroll: true });
}

// Scrolls inside the frame only, never the page, until what is chosen can be seen.
function reveal(kept) {
  const at = kept.items.find((each) => each.classList.contains("chosen"));
  if (!at) return;
  const [top, high] = [at.whoknew.y, kept.frame.clientHeight - 60];
  if (top < kept.frame.scrollTop || top > kept.frame.scrollTop + high) kept.frame.scrollTop = top - high / 2;
}

// Marks what is chosen and shows it where it was not chosen before; nothing is drawn anew for that.
function choose(kept) {
  const { chosen } = kept.data;
  for (const item of kept.items) item.classList.toggle("chosen", item.whoknew.ids.includes(chosen));
  if (kept.chosen !== chosen) reveal(kept);
  kept.chosen = chosen;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const kept = memory(parentElement);
  kept.tell = setTriggerValue;
  const drawn = JSON.stringify({ ...data, chosen: "" });
  kept.data = data;
  if (kept.drawn === drawn) return choose(kept);
  kept.drawn = drawn;
  const first = !kept.root;
  if (first) {
    kept.told = [];
    make(kept, parentElement);
    listenToPicture(kept);
    listenToScale(kept);
    let last = 0;
    kept.observer = new ResizeObserver(() => {
      if (last && Math.abs(kept.frame.clientWidth - last) > 1) draw(kept);
      last = kept.frame.clientWidth;
    });
    kept.observer.observe(kept.frame);
  }
  // An answer to what was told from here must not pull the picture back from where the user has moved it since.
  const wanted = data.view.join(" ");
  const told = kept.told.indexOf(wanted);
  if (told < 0) [kept.view, kept.told] = [[...data.view], [wanted]];
  else kept.told.splice(0, told);
  kept.root.classList.toggle("no-gaps", !data.gaps.length);
  kept.root.classList.toggle("only-gaps", Boolean(data.only_gaps && data.gaps.length));
  kept.nothing.textContent = data.marks.length + data.work.length + data.gaps.length ? "" : data.nothing;
  kept.nothing.hidden = !kept.nothing.textContent;
  kept.fault.textContent = data.fault;
  tools(kept);
  kept.drawnLanes = "";
  draw(kept);
  choose(kept);
  // Whoever comes from the foot of another page should see the picture.
  if (first && kept.root.getBoundingClientRect().top < 0) kept.root.scrollIntoView({ block: "start" });
  // For tests: what is drawn, and for which days.
  kept.root.dataset.items = String(kept.items.length);
  kept.root.dataset.view = wanted;
}
