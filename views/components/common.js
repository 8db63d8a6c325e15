// What every component of ours uses. Text from a case only ever goes through `textContent` or an attribute.
const SHAPES = {
  knew: [["circle", { cx: 8, cy: 8, r: 6, class: "fill" }]],
  may: [["circle", { cx: 8, cy: 8, r: 5.5, class: "line" }], ["path", { d: "M8 2.5 A5.5 5.5 0 0 0 8 13.5 Z", class: "fill" }]],
  part: [["circle", { cx: 8, cy: 8, r: 5.5, class: "line" }], ["circle", { cx: 8, cy: 8, r: 2, class: "fill" }]],
  told: [["path", { d: "M8 1 L15 8 L8 15 L1 8 Z", class: "fill" }], ["path", { d: "M5 6.5 H11 M5 9.5 H11", class: "cut" }]],
  needed: [["rect", { x: 2.2, y: 2.2, width: 11.6, height: 11.6, class: "dash" }]],
};

function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function glyph(state, innerGap) {
  const picture = svg("svg", { viewBox: "-1 -1 18 18", class: `glyph ${state}`, "aria-hidden": "true" });
  for (const [name, attributes] of SHAPES[state] || []) picture.append(svg(name, attributes));
  if (innerGap) picture.append(svg("rect", { x: -0.2, y: -0.2, width: 16.4, height: 16.4, class: "dash inner" }));
  return picture;
}

function element(tag, look, text) {
  const made = document.createElement(tag);
  if (look) made.className = look;
  if (text) {
    made.textContent = text;
    made.dir = "auto";
  }
  return made;
}

// One place for a component to keep its parts between two drawings.
function memory(parent) {
  parent.whoknew ??= {};
  return parent.whoknew;
}

const LONG_DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function longDate(iso) {
  return LONG_DATE.format(new Date(`${iso}T00:00:00Z`));
}

// Days as numbers from 1 January 1970, and a scale: pairs of a day and its place from 0 to 1 (views/dates.py).
const DAY = 86400000;
const ordinal = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const isoDay = (number) => new Date(number * DAY).toISOString().slice(0, 10);

function placeOf(scale, number) {
  for (let at = 1; at < scale.length; at += 1) {
    const [[left, low], [right, high]] = [scale[at - 1], scale[at]];
    if (number <= right) return low + ((high - low) * Math.max(0, number - left)) / (right - left);
  }
  return 1;
}

function dayAt(scale, place) {
  for (let at = 1; at < scale.length; at += 1) {
    const [[left, low], [right, high]] = [scale[at - 1], scale[at]];
    if (place <= high) return Math.round(left + ((right - left) * (place - low)) / (high - low));
  }
  return scale[scale.length - 1][0];
}
