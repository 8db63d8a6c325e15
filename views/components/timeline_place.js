// Where things go: the scale of days, its ticks, and what is gathered into a count because it would pile up.
const CELL = 17;
const ROW_COUNT = 2;
const LANE = 38;
const GAP_ROW = 9;
const BINS = [1, 2, 7, 14, 30.4375, 91.3125, 182.625, 365.25, 1826.25, 3652.5];
const LEAST_BIN = 27;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const utc = (number) => new Date(number * DAY);
const monthYear = (number) => `${MONTHS[utc(number).getUTCMonth()]} ${utc(number).getUTCFullYear()}`;
const firstOf = (year, month) => Date.UTC(year, month, 1) / DAY;

// A scale of the days in view: `view` is [first, last], both whole days that can be seen.
function scaleOf(view, width) {
  const [first, last] = [view[0], view[1] + 1];
  const perDay = width / (last - first);
  const bin = BINS.find((days) => days * perDay >= LEAST_BIN) || BINS[BINS.length - 1];
  return { first, last, perDay, bin, width, x: (day) => (day - first) * perDay, day: (x) => first + x / perDay };
}

function ticks(scale) {
  const found = [];
  const { perDay, first, last } = scale;
  if (perDay * 7 >= 84) {
    const step = perDay >= 84 ? 1 : 7;
    for (let day = Math.ceil(first / step) * step; day < last; day += step) {
      const at = utc(day);
      found.push({ day, text: `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}` });
    }
    return found;
  }
  const months = [1, 3, 6, 12, 24, 60, 120, 240].find((count) => count * 30.4 * perDay >= 62) || 600;
  const start = utc(first).getUTCFullYear() * 12;
  for (let month = Math.floor(start / months) * months; ; month += months) {
    const day = firstOf(Math.floor(month / 12), month % 12);
    if (day >= last) return found;
    if (day >= first) found.push({ day, text: months >= 12 ? String(Math.floor(month / 12)) : monthYear(day) });
  }
}

// The lanes in which something lies in view.
function busyLanes(data, scale) {
  const found = new Set();
  const add = (from, to, lanes) => from <= scale.last && to + 1 >= scale.first && lanes.forEach((lane) => found.add(lane));
  for (const mark of data.marks) add(mark.b, mark.b, [...mark.lanes, ...(mark.to || []), ...(mark.empty || [])]);
  for (const bar of data.work) add(bar.a, bar.d, [bar.lane]);
  for (const gap of data.gaps) add(gap.held, gap.b, [gap.lane]);
  return found;
}

// The top of each lane and its height; lanes with gaps are higher, quiet ones have none where they are left out.
function lanesOf(data, scale) {
  const most = data.lanes.map(() => 0);
  for (const gap of data.gaps) most[gap.lane] = Math.max(most[gap.lane], gap.row + 1);
  const busy = data.quiet ? null : busyLanes(data, scale);
  let top = 0;
  return data.lanes.map((lane, at) => {
    const more = lane.more ? 1 : 0;
    const shown = !busy || busy.has(at) || lane.opened;
    const height = shown ? LANE + (most[at] + more) * GAP_ROW + (most[at] || more ? 4 : 0) : 0;
    const made = { ...lane, top, height, middle: top + LANE / 2, gaps: top + LANE };
    top += height;
    return made;
  });
}

// What stands in each lane as a sign of its own: everything but arrows from lane to lane.
function inLanes(data) {
  const found = data.lanes.map(() => []);
  for (const mark of data.marks) {
    if (mark.kind !== "sharing") for (const lane of mark.lanes) found[lane]?.push(mark);
    else if (mark.to.every((lane) => mark.lanes.includes(lane))) for (const lane of mark.lanes) found[lane]?.push(mark);
  }
  return found;
}

// The signs of one lane: each with its place, or a count for those of one bin where they would lie over each other.
function placed(marks, scale) {
  const bins = new Map();
  for (const mark of marks) {
    if (mark.b + 1 < scale.first || mark.b > scale.last) continue;
    const key = Math.floor(mark.b / scale.bin);
    if (!bins.has(key)) bins.set(key, []);
    bins.get(key).push(mark);
  }
  const room = ROW_COUNT * Math.max(1, Math.floor((scale.bin * scale.perDay) / CELL));
  const found = { signs: [], counts: [] };
  const taken = Array.from({ length: ROW_COUNT }, () => []);
  for (const [key, together] of [...bins].sort((a, b) => a[0] - b[0])) {
    const plain = together.filter((mark) => !mark.critical);
    const shown = plain.length > room ? together.filter((mark) => mark.critical) : together;
    if (plain.length > room) {
      const x = scale.x((key + 0.5) * scale.bin);
      found.counts.push({ x, marks: plain, first: Math.min(...plain.map((mark) => mark.b)), last: Math.max(...plain.map((mark) => mark.b)) });
    }
    for (const mark of shown) found.signs.push({ mark, ...free(scale.x(mark.b + 0.5), taken) });
  }
  return found;
}

// The nearest place to `x` in one of the rows that is not taken.
function free(x, taken) {
  for (const shift of [0, 6, -6, 11, -11, 17, -17, 24, 31, 38]) {
    for (let row = 0; row < taken.length; row += 1) {
      if (taken[row].some((other) => Math.abs(other - x - shift) < CELL - 2)) continue;
      taken[row].push(x + shift);
      return { x: x + shift, row };
    }
  }
  taken[0].push(x);
  return { x, row: 0 };
}

// Arrows from lane to lane: those of one bin between the same lanes in the same look are one, with a count.
function arrowsOf(data, scale) {
  const bins = new Map();
  for (const mark of data.marks) {
    if (mark.kind !== "sharing" || mark.b + 1 < scale.first || mark.b > scale.last) continue;
    const key = Math.floor(mark.b / scale.bin);
    if (!bins.has(key)) bins.set(key, new Map());
    for (const from of mark.lanes) {
      for (const to of mark.to) {
        if (from === to) continue;
        const name = `${from} ${to} ${mark.look} ${mark.unsure ? "?" : ""}`;
        const groups = bins.get(key);
        if (!groups.has(name)) groups.set(name, { from, to, look: mark.look, unsure: mark.unsure, marks: [] });
        groups.get(name).marks.push(mark);
      }
    }
  }
  return [...bins].flatMap(([key, groups]) => spread(key, [...groups.values()], scale));
}

function spread(key, groups, scale) {
  const width = scale.bin * scale.perDay;
  const single = groups.flatMap((group) => group.marks.map((mark) => ({ ...group, marks: [mark] })));
  const used = single.length * 9 <= width ? single : groups;
  used.sort((a, b) => a.marks[0].b - b.marks[0].b);
  const left = scale.x(key * scale.bin);
  return used.map((group, at) => {
    const exact = scale.x(group.marks[0].b + 0.5);
    return { ...group, x: used.length === 1 && group.marks.length === 1 ? exact : left + ((at + 0.5) * width) / used.length };
  });
}
