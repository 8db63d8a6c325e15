// Mounts what pyvis built with the vis-network library; a press on a node, an edge or a box comes back to Python.
// Everything that is drawn or shown is text: labels on the canvas, and our own tooltip through textContent.
const NAMED = /^--[a-z]+$/;

function coloured(value, colours) {
  if (typeof value === "string") return NAMED.test(value) ? colours.getPropertyValue(value).trim() || "#888" : value;
  if (Array.isArray(value)) return value.map((each) => coloured(each, colours));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, coloured(each, colours)]));
  }
  return value;
}

// A custom property may hold color-mix(); the canvas needs the colour that comes out of it.
function palette(root) {
  const probe = element("span");
  root.append(probe);
  const found = {};
  for (const name of ["--text", "--faint", "--paper", "--knew", "--may", "--told", "--gap", "--rule", "--shade"]) {
    probe.style.color = `var(${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return { getPropertyValue: (name) => found[name] || "", ...found };
}

function frames(context, boxes, colours) {
  for (const box of boxes) {
    context.fillStyle = colours["--shade"];
    context.strokeStyle = colours["--rule"];
    context.lineWidth = 1.5;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, 10);
    context.fill();
    context.stroke();
    context.fillStyle = colours["--text"];
    context.font = `600 17px ${colours.font}`;
    context.textAlign = "left";
    context.textBaseline = "top";
    context.fillText(box.name, box.x + 9, box.y + 8, box.width - 18);
  }
}

function make(kept, parent) {
  kept.root = element("div", "whoknew network");
  kept.stage = element("div", "stage");
  kept.stage.setAttribute("role", "img");
  kept.stage.setAttribute("aria-label", "Network of who told whom; the same is listed below it.");
  kept.tip = element("div", "tip");
  kept.tip.hidden = true;
  const tools = element("div", "tools");
  for (const [text, label, act] of [["+", "Larger", 1.25], ["–", "Smaller", 0.8], ["Fit", "Show everything", 0]]) {
    const button = element("button", "", text);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => (act ? kept.net.moveTo({ scale: kept.net.getScale() * act }) : kept.net.fit()));
    tools.append(button);
  }
  tools.append(fileButtons(() => `${kept.data.file}-${kept.data.day}`, () => standalone(kept)));
  kept.root.append(kept.stage, tools, kept.tip);
  parent.append(kept.root);
}

function mount(kept, data, colours) {
  kept.nodes = new globalThis.vis.DataSet([]);
  kept.edges = new globalThis.vis.DataSet([]);
  kept.net = new globalThis.vis.Network(kept.stage, { nodes: kept.nodes, edges: kept.edges }, data.options);
  kept.net.on("beforeDrawing", (context) => frames(context, kept.boxes, kept.colours));
  kept.net.on("click", (press) => {
    if (press.nodes.length) kept.tell("pick", { node: String(press.nodes[0]) });
    else if (press.edges.length) kept.tell("pick", { edge: String(press.edges[0]) });
    else {
      const { x, y } = press.pointer.canvas;
      const box = kept.boxes.find((each) => x > each.x && x < each.x + each.width && y > each.y && y < each.y + 26);
      if (box) kept.tell("turn", box.id);
    }
  });
  const tip = (about) => (event) => {
    kept.tip.textContent = about(event);
    kept.tip.hidden = !kept.tip.textContent;
    kept.tip.style.left = `${event.pointer.DOM.x + 14}px`;
    kept.tip.style.top = `${event.pointer.DOM.y + 10}px`;
  };
  kept.net.on("hoverNode", tip((event) => kept.nodes.get(event.node)?.about || ""));
  kept.net.on("hoverEdge", tip((event) => kept.edges.get(event.edge)?.about || ""));
  for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) kept.net.on(gone, () => { kept.tip.hidden = true; });
}

function update(kept, data) {
  const colours = palette(kept.root);
  colours.font = getComputedStyle(kept.root).fontFamily;
  kept.colours = colours;
  kept.boxes = data.boxes;
  const first = !kept.net;
  if (first) mount(kept, data, colours);
  const font = { face: colours.font };
  const dressed = (each) => ({ ...coloured(each, colours), font: { ...coloured(each.font, colours), ...font }, label: each.label });
  for (const [set, wanted] of [[kept.nodes, data.nodes], [kept.edges, data.edges]]) {
    const ids = new Set(wanted.map((each) => each.id));
    set.remove(set.getIds().filter((id) => !ids.has(id)));
    set.update(wanted.map(dressed));
  }
  if (first || kept.framed !== JSON.stringify(data.nodes.map((node) => [node.id, node.x, node.y]))) kept.net.fit();
  kept.framed = JSON.stringify(data.nodes.map((node) => [node.id, node.x, node.y]));
  kept.net.unselectAll();
  if (data.chosen?.node && kept.nodes.get(data.chosen.node)) kept.net.selectNodes([data.chosen.node]);
  if (data.chosen?.edge && kept.edges.get(data.chosen.edge)) kept.net.selectEdges([data.chosen.edge]);
  kept.net.redraw();
  // For tests and for people who script the page: what is drawn, as it is drawn.
  kept.root.dataset.day = data.day;
  kept.stage.dataset.nodes = String(data.nodes.length);
  kept.stage.dataset.edges = String(data.edges.length);
}

export default function ({ parentElement, data, setTriggerValue }) {
  const kept = memory(parentElement);
  kept.tell = setTriggerValue;
  kept.data = data;
  if (!kept.root) make(kept, parentElement);
  const draw = () => {
    if (!globalThis.vis?.Network) {
      kept.waiting = setTimeout(draw, 30);
      return;
    }
    update(kept, data);
  };
  clearTimeout(kept.waiting);
  draw();
  return () => clearTimeout(kept.waiting);
}
