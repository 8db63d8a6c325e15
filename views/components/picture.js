// A button that saves the chart above it as SVG; the PNG is in the chart's own toolbar.
const lastChart = () => [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg")].pop();

export default function ({ parentElement, data }) {
  const kept = memory(parentElement);
  kept.root?.remove();
  kept.root = element("div", "whoknew");
  const button = element("button", "press", data.label);
  button.type = "button";
  button.addEventListener("click", () => lastChart() && saveSvg(lastChart(), data.name));
  kept.root.append(button);
  parentElement.append(kept.root);
}
