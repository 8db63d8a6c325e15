// Draws the network of a cell with vis-network. Everything that is shown is text: labels on a canvas, and our own
// tooltip through textContent.
const drawn = JSON.parse(document.getElementById("data").textContent);
const stage = document.getElementById("stage");
const tip = document.getElementById("tip");
const nodes = new vis.DataSet(drawn.nodes);
const edges = new vis.DataSet(drawn.edges);
const net = new vis.Network(stage, { nodes, edges }, drawn.options);
const show = (set, key) => (event) => {
  tip.textContent = set.get(event[key])?.about || "";
  tip.hidden = !tip.textContent;
  tip.style.left = `${event.pointer.DOM.x + 14}px`;
  tip.style.top = `${event.pointer.DOM.y + 10}px`;
};
net.on("hoverNode", show(nodes, "node"));
net.on("hoverEdge", show(edges, "edge"));
for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) net.on(gone, () => { tip.hidden = true; });
net.once("stabilized", () => {
  net.setOptions({ physics: false });
  net.fit();
  // For tests and for people who script the page: what is drawn, and where.
  stage.dataset.nodes = String(nodes.length);
  stage.dataset.edges = String(edges.length);
  stage.dataset.places = JSON.stringify(Object.fromEntries(nodes.getIds().map((id) => [id, net.canvasToDOM(net.getPosition(id))])));
});
