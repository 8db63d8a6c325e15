// A button that saves the chart above it as SVG; the PNG is in the chart's own toolbar.
function save(name) {
  const drawn = [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg")].pop();
  if (!drawn) return;
  const file = new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export default function ({ parentElement, data }) {
  const kept = memory(parentElement);
  kept.root?.remove();
  kept.root = element("div", "whoknew");
  const button = element("button", "press", data.label);
  button.type = "button";
  button.addEventListener("click", () => save(data.name));
  kept.root.append(button);
  parentElement.append(kept.root);
}
