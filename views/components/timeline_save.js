// The picture as a file: an SVG that stands alone (its colours written into it), or a PNG made from that.
const COPIED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-family", "text-anchor"];
const NAMES_WIDTH = 240;
const LONGEST_NAME = 31;

const IN_WORDS = [
  "Triangle: incident (orange: the review turns on it) · circle: contact · square: decision · hexagon: meeting, struck out: not held · blue point: was there · dashed orange square: empty chair",
  "Filled tip: arrived whole · open tip: a part · diamond: changed · cross: did not arrive · dashed line: not certain · blue bar: period of work · dashed orange bar: needed, no record of it",
];

function dressed(original) {
  const copy = original.cloneNode(true);
  const pairs = [[original, copy]];
  while (pairs.length) {
    const [one, other] = pairs.pop();
    if (one.nodeType !== 1) continue;
    const style = getComputedStyle(one);
    for (const name of COPIED) other.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "role", "tabindex", "aria-label", "aria-hidden"]) other.removeAttribute(name);
    [...one.childNodes].forEach((kid, at) => pairs.push([kid, other.childNodes[at]]));
  }
  return copy;
}

function standalone(kept) {
  const style = getComputedStyle(kept.root);
  const [ink, paper, font] = [style.color, getComputedStyle(kept.paper).backgroundColor, style.fontFamily];
  const [wide, high] = [NAMES_WIDTH + kept.width + 12, kept.height + 104];
  const made = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": font, fill: ink });
  made.append(svg("rect", { x: 0, y: 0, width: wide, height: high, fill: paper }));
  const words = (x, y, text, more = {}) => {
    const line = svg("text", { x, y, "font-size": 12, ...more });
    line.textContent = text;
    made.append(line);
  };
  const days = kept.view.map((day) => longDate(isoDay(Math.round(day))));
  words(12, 24, `${kept.data.title}: ${days[0]} to ${days[1]}`, { "font-size": 15, "font-weight": 600 });
  for (const lane of kept.lanes.filter((each) => each.height)) {
    const name = lane.name.length > LONGEST_NAME ? `${lane.name.slice(0, LONGEST_NAME - 1)}…` : lane.name;
    words(lane.inner ? 24 : 12, 72 + lane.middle, name, { "font-size": 11, "font-weight": lane.inner ? 400 : 600 });
  }
  for (const [part, top] of [[kept.axis, 38], [kept.body0, 68]]) {
    const frame = svg("svg", { x: NAMES_WIDTH, y: top, width: kept.width, height: top === 38 ? 30 : kept.height });
    frame.append(...dressed(part).childNodes);
    made.append(frame);
  }
  for (const [row, line] of IN_WORDS.entries()) words(12, kept.height + 82 + 15 * row, line, { "font-size": 10 });
  return [new XMLSerializer().serializeToString(made), wide, high];
}

function download(kept, blob, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${kept.data.file}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}

function saveSvg(kept) {
  download(kept, new Blob([standalone(kept)[0]], { type: "image/svg+xml" }), "svg");
}

function savePng(kept) {
  const [text, wide, high] = standalone(kept);
  const picture = new Image();
  picture.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * wide, 2 * high];
    canvas.getContext("2d").drawImage(picture, 0, 0, 2 * wide, 2 * high);
    canvas.toBlob((blob) => blob && download(kept, blob, "png"), "image/png");
  });
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
