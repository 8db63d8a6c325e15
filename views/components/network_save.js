// The network as a picture that stands alone: the agencies, who stands in them, and what passed.
const [EDGE, HIGH, WIDE] = [40, 34, 118];

function standalone(kept) {
  const nodes = kept.nodes.get();
  const at = kept.net.getPositions();
  const colour = (value) => (NAMED.test(value) ? kept.colours[value] : value) || "#888";
  const xs = [...nodes.flatMap((node) => [at[node.id].x - 70, at[node.id].x + 70]), ...kept.boxes.flatMap((box) => [box.x, box.x + box.width])];
  const ys = [...nodes.flatMap((node) => [at[node.id].y - 30, at[node.id].y + 30]), ...kept.boxes.flatMap((box) => [box.y, box.y + box.height])];
  const [left, top] = [Math.min(...xs) - EDGE, Math.min(...ys) - EDGE - 30];
  const [made, words] = sheet(kept.root, Math.round(Math.max(...xs) + EDGE - left), Math.round(Math.max(...ys) + EDGE - top));
  words(14, 26, `${kept.data.title}: who told whom by ${longDate(kept.data.day)}`, { "font-size": 15, "font-weight": 600 });
  words(14, 44, "Whole line: it arrived. Dashed: not certain that it arrived. Dotted: changed on the way. A number counts the items.", { "font-size": 11 });
  for (const box of kept.boxes) {
    made.append(svg("rect", { x: box.x - left, y: box.y - top, width: box.width, height: box.height, rx: 10, fill: kept.colours["--shade"], stroke: kept.colours["--rule"] }));
    words(box.x - left + 9, box.y - top + 18, box.name, { "font-size": 13, "font-weight": 600 });
  }
  for (const edge of kept.edges.get()) tie(made, words, edge, [at[edge.from], at[edge.to]].map((place) => [place.x - left, place.y - top]), colour);
  for (const node of nodes) {
    const [x, y] = [at[node.id].x - left, at[node.id].y - top];
    const look = { fill: kept.colours["--paper"], stroke: colour(node.color?.border), "stroke-dasharray": node.shapeProperties?.borderDashes ? "4 3" : "none" };
    if (node.shape === "ellipse") made.append(svg("ellipse", { cx: x, cy: y, rx: WIDE / 2, ry: HIGH / 2, ...look }));
    else made.append(svg("rect", { x: x - WIDE / 2, y: y - HIGH / 2, width: WIDE, height: HIGH, rx: 5, ...look }));
    const text = String(node.label).replaceAll("\n", " ");
    const half = text.length > 20 ? text.lastIndexOf(" ", 20) + 1 || 20 : text.length;
    const lines = [text.slice(0, half), cut(text.slice(half), 21)].filter((line) => line.trim());
    lines.forEach((line, number) => words(x, y + 4 + 13 * (number - (lines.length - 1) / 2), line.trim(), { "font-size": 11, "text-anchor": "middle" }));
  }
  return made;
}

function tie(made, words, edge, [[x1, y1], [x2, y2]], colour) {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const bend = (edge.smooth?.type === "curvedCCW" ? -1 : 1) * (edge.smooth?.roundness ?? 0.14) * length;
  const [mx, my] = [(x1 + x2) / 2 + (bend * (y2 - y1)) / length, (y1 + y2) / 2 - (bend * (x2 - x1)) / length];
  const [dx, dy] = [x2 - mx, y2 - my];
  const short = 1 - Math.min(0.9, Math.min((WIDE / 2) / Math.abs(dx || 1), (HIGH / 2 + 2) / Math.abs(dy || 1)));
  const [ex, ey] = [mx + dx * short, my + dy * short];
  const stroke = colour(edge.color?.color);
  const dashes = Array.isArray(edge.dashes) ? edge.dashes.join(" ") : "none";
  made.append(svg("path", { d: `M${x1} ${y1} Q${(mx + x1) / 2} ${(my + y1) / 2} ${mx} ${my} T${ex} ${ey}`, fill: "none", stroke, "stroke-width": edge.width, "stroke-dasharray": dashes }));
  const turn = (Math.atan2(dy, dx) * 180) / Math.PI;
  made.append(svg("path", { d: "M0 0 L-11 -5 L-11 5 Z", fill: stroke, transform: `translate(${ex},${ey}) rotate(${turn})` }));
  if (edge.label) words(mx, my, edge.label, { "font-size": 12, "font-weight": 600, "text-anchor": "middle" });
}
