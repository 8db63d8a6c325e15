// A picture as a file: an SVG that stands alone (its colours written into it), or a PNG made from that.
const COPIED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-family", "text-anchor"];
const LARGEST_PNG = 12000; // pixels of one side: browsers draw nothing at all beyond some 16,000

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

// An empty picture of this size, its paper drawn, and a function that writes a line of text on it.
function sheet(root, wide, high) {
  const style = getComputedStyle(root);
  const paper = style.getPropertyValue("--st-background-color") || "#ffffff";
  const made = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": style.fontFamily, fill: style.color });
  made.append(svg("rect", { x: 0, y: 0, width: wide, height: high, fill: paper }));
  const words = (x, y, text, more = {}) => {
    const line = svg("text", { x, y, "font-size": 12, ...more });
    line.textContent = text;
    made.append(line);
    return line;
  };
  return [made, words];
}

const cut = (text, longest) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}

function saveSvg(made, name) {
  download(new Blob([new XMLSerializer().serializeToString(made)], { type: "image/svg+xml" }), `${name}.svg`);
}

function savePng(made, name) {
  const [wide, high] = [Number(made.getAttribute("width")), Number(made.getAttribute("height"))];
  const scale = Math.min(2, LARGEST_PNG / wide, LARGEST_PNG / high);
  const picture = new Image();
  picture.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(scale * wide), Math.round(scale * high)];
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && download(blob, `${name}.png`), "image/png");
  });
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(made))}`;
}

// Two buttons for the picture that `draw` gives.
function fileButtons(name, draw, label = "Download the picture") {
  const box = element("span", "files");
  for (const [text, save] of [["SVG", saveSvg], ["PNG", savePng]]) {
    const button = element("button", "", text);
    button.type = "button";
    button.title = `${label} as ${text}`;
    button.setAttribute("aria-label", button.title);
    button.addEventListener("click", () => save(draw(), name()));
    box.append(button);
  }
  return box;
}
