// The bar of dates: a slider over the scale of views/dates.py with a mark for every event, buttons to the event
// before and after, playing at three paces, and a field for a day as people write it, which Python reads. Arrow keys
// move by a day, Page Up and Page Down by an event.
const PACES = { Slowly: 3000, "At a walk": 1500, Fast: 600 };

function make(kept, parent) {
  kept.root = element("div", "whoknew dates");
  const top = element("div", "top");
  kept.shown = element("strong", "shown");
  kept.field = element("input");
  Object.assign(kept.field, { type: "text", placeholder: "Go to: 9 April 2011", size: 19, maxLength: 60, autocomplete: "off" });
  kept.field.setAttribute("aria-label", "Go to a day");
  kept.field.title = "A day, a month or a year, for example 9 April 2011, 09/04/2011 (day first), April 2011; then Enter";
  const button = (text, label) => {
    const made = element("button", "step", text);
    made.type = "button";
    made.setAttribute("aria-label", label);
    made.title = label;
    return made;
  };
  kept.before = button("‹ Previous event", "Previous event (Page Down)");
  kept.after = button("Next event ›", "Next event (Page Up)");
  kept.play = button("Play", "Play: step through the events");
  kept.play.classList.add("play");
  kept.pace = element("select", "pace");
  kept.pace.setAttribute("aria-label", "How fast it plays");
  for (const name of Object.keys(PACES)) kept.pace.append(element("option", "", name));
  kept.pace.selectedIndex = 1;
  const caption = element("span", "caption", "As of");
  kept.fault = element("span", "fault");
  kept.fault.setAttribute("role", "alert");
  top.append(caption, kept.shown, kept.before, kept.after, kept.play, kept.pace, kept.field, kept.fault);
  const track = element("div", "track");
  kept.marks = svg("svg", { class: "marks", preserveAspectRatio: "none", viewBox: "0 0 1000 26", "aria-hidden": "true" });
  kept.slider = element("input");
  Object.assign(kept.slider, { type: "range", min: 0, max: 1000, step: "any" });
  kept.slider.setAttribute("aria-label", "As of: the day from which you look");
  kept.labels = element("div", "labels");
  track.append(kept.marks, kept.slider, kept.labels);
  kept.last = element("p", "last");
  kept.last.setAttribute("aria-live", "polite");
  kept.root.append(top, track, kept.last);
  parent.append(kept.root);
}

function draw(kept, data) {
  kept.scale = data.scale.map(([day, at]) => [ordinal(day), at]);
  kept.days = [...new Set(data.marks.map(([day]) => ordinal(day)))].sort((a, b) => a - b);
  kept.marks.replaceChildren();
  const plain = data.marks.filter(([, , critical]) => !critical);
  for (const [, place, critical] of [...plain, ...data.marks.filter(([, , grave]) => grave)]) {
    const at = place * 1000;
    const look = critical ? "critical" : "mark";
    kept.marks.append(svg("line", { x1: at, x2: at, y1: critical ? 2 : 10, y2: 26, class: look }));
  }
  kept.labels.replaceChildren();
  for (const label of data.labels) {
    const text = element("span", "", label.text);
    text.style.insetInlineStart = `${label.at * 100}%`;
    kept.labels.append(text);
  }
}

function show(kept, number) {
  kept.number = number;
  kept.slider.value = placeOf(kept.scale, number) * 1000;
  kept.slider.setAttribute("aria-valuetext", longDate(isoDay(number)));
  kept.shown.textContent = longDate(isoDay(number));
  kept.last.classList.toggle("stale", isoDay(number) !== kept.sent);
  kept.before.disabled = !kept.days.some((day) => day < number);
  kept.after.disabled = !kept.days.some((day) => day > number);
}

function listen(kept) {
  const bounded = (number) => Math.max(kept.scale[0][0], Math.min(number, kept.scale[kept.scale.length - 1][0]));
  const go = (number, wait = 0) => {
    show(kept, bounded(number));
    clearTimeout(kept.timer);
    kept.timer = setTimeout(() => kept.tell("day", isoDay(kept.number)), wait);
  };
  const before = () => kept.days.filter((day) => day < kept.number).pop();
  const after = () => kept.days.find((day) => day > kept.number);
  const stop = () => {
    clearInterval(kept.playing);
    kept.playing = null;
    kept.play.textContent = "Play";
  };
  const leap = (to) => to !== undefined && go(to);
  kept.before.addEventListener("click", () => (stop(), leap(before())));
  kept.after.addEventListener("click", () => (stop(), leap(after())));
  kept.field.addEventListener("change", () => {
    if (!kept.field.value.trim()) return;
    stop();
    kept.asked = kept.field.value;
    kept.tell("typed", kept.asked);
  });
  kept.slider.addEventListener("input", () => (stop(), go(dayAt(kept.scale, kept.slider.value / 1000), 120)));
  kept.slider.addEventListener("keydown", (event) => {
    const days = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const leaps = { PageUp: after(), PageDown: before(), Home: kept.scale[0][0], End: kept.scale[kept.scale.length - 1][0] };
    if (!days && !(event.key in leaps)) return;
    event.preventDefault();
    stop();
    if (days) go(kept.number + days, 150);
    else leap(leaps[event.key]);
  });
  kept.play.addEventListener("click", () => {
    if (kept.playing) return stop();
    if (after() === undefined) show(kept, kept.scale[0][0]);
    kept.play.textContent = "Pause";
    const step = () => (after() === undefined ? stop() : go(after()));
    // A step waits until the page shows the day of the one before: nobody can follow days that were never drawn.
    kept.playing = setInterval(() => kept.sent === isoDay(kept.number) && step(), PACES[kept.pace.value]);
  });
  kept.pace.addEventListener("change", () => kept.playing && (stop(), kept.play.click()));
  kept.stop = stop;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const kept = memory(parentElement);
  kept.tell = setTriggerValue;
  if (!kept.root) {
    make(kept, parentElement);
    listen(kept);
  }
  const drawn = JSON.stringify([data.scale, data.marks, data.start, data.end]);
  if (kept.drawn !== drawn) draw(kept, data);
  const fresh = kept.drawn !== drawn || kept.sent !== data.day;
  kept.drawn = drawn;
  kept.sent = data.day;
  kept.fault.textContent = data.fault;
  kept.last.replaceChildren(element("span", "when", data.last.when), element("span", "", data.last.what));
  kept.last.classList.toggle("stale", data.day !== isoDay(kept.number ?? ordinal(data.day)));
  // Only what was asked for is taken away, never what somebody is typing while an earlier answer comes.
  if (!data.fault && fresh && kept.field.value === kept.asked) kept.field.value = "";
  // An answer that comes late must not pull the slider back from where the user has moved it since.
  if (fresh && !kept.root.matches(":active")) show(kept, ordinal(data.day));
  return () => kept.stop();
}
