// Builds a tree of leaves (views/leaves.py) element by element; anything that is not on the list is not built.
const TAGS = new Set(["div", "p", "h2", "h3", "h4", "ul", "ol", "li", "span", "strong", "button", "details", "summary", "section", "quote", "nav", "table", "caption", "thead", "tbody", "tr", "th", "td"]);

function build(given, tell) {
  if (!TAGS.has(given.tag)) return document.createTextNode("");
  const made = document.createElement(given.tag === "quote" ? "blockquote" : given.tag);
  if (given.look) made.className = given.look;
  if (given.state) made.append(glyph(given.state), " ");
  if (given.text) {
    made.dir = "auto";
    made.append(document.createTextNode(given.text));
  }
  if (given.tag === "details") made.open = Boolean(given.opened);
  if (given.scope) made.scope = given.scope;
  if (given.act) {
    made.type = "button";
    if (given.current) made.setAttribute("aria-current", "page");
    made.dataset.act = JSON.stringify(given.act);
    made.addEventListener("click", () => tell("act", given.act));
  }
  for (const kid of given.kids || []) made.append(build(kid, tell));
  if (given.share) {
    const bar = element("span", "share");
    bar.style.width = `${Math.round(100 * given.share)}%`;
    made.append(bar);
  }
  return made;
}

// Escape does what the button of `data.escape` does, wherever the focus is, unless something nearer takes it.
function listenForEscape(data, tell) {
  if (!data.escape) return () => {};
  const listen = (event) => {
    const typing = event.composedPath()[0]?.matches?.("input, textarea, select");
    if (event.key === "Escape" && !event.defaultPrevented && !typing) tell("act", data.escape);
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

// Whoever opens another page begins at its top.
function beginAtTheTop(kept, page) {
  if (kept.page !== undefined && kept.page !== page) {
    for (const part of document.querySelectorAll('[data-testid="stMain"]')) part.scrollTop = 0;
  }
  kept.page = page;
}

export default function (given) {
  const { data, setTriggerValue } = given;
  draw(given);
  if (data.page) beginAtTheTop(memory(given.parentElement), data.page);
  return listenForEscape(data, setTriggerValue);
}

function draw({ parentElement, data, setTriggerValue }) {
  const kept = memory(parentElement);
  const drawn = JSON.stringify(data);
  if (kept.drawn === drawn) return;
  kept.drawn = drawn;
  const first = !kept.root;
  const pressed = kept.root?.querySelector("button:focus")?.dataset.act;
  kept.root?.remove();
  kept.root = element("div", "whoknew leaves");
  for (const each of data.leaves) kept.root.append(build(each, setTriggerValue));
  parentElement.append(kept.root);
  if (first) kept.root.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });  // an address may name a late one
  if (!pressed) return;
  const same = [...kept.root.querySelectorAll("button")].find((each) => each.dataset.act === pressed);
  same?.focus({ preventScroll: true });  // whoever goes by keyboard stays where they were
}
