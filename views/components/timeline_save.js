// The timeline as a picture that stands alone, with the names of its lanes and how it is read.
const NAMES_WIDTH = 240;
const LONGEST_NAME = 31;

const IN_WORDS = [
  "Triangle: incident (orange: the review turns on it) · circle: contact · square: decision · hexagon: meeting, struck out: not held · blue point: was there · dashed orange square: empty chair",
  "Filled tip: arrived whole · open tip: a part · diamond: changed · cross: did not arrive · dashed line: not certain · blue bar: period of work · dashed orange bar: needed, no record of it",
];

function standalone(kept) {
  const [wide, high] = [NAMES_WIDTH + kept.width + 12, kept.height + 104];
  const [made, words] = sheet(kept.root, wide, high);
  const days = kept.view.map((day) => longDate(isoDay(Math.round(day))));
  words(12, 24, `${kept.data.title}: ${days[0]} to ${days[1]}`, { "font-size": 15, "font-weight": 600 });
  for (const lane of kept.lanes.filter((each) => each.height)) {
    words(lane.inner ? 24 : 12, 72 + lane.middle, cut(lane.name, LONGEST_NAME), { "font-size": 11, "font-weight": lane.inner ? 400 : 600 });
  }
  for (const [part, top] of [[kept.axis, 38], [kept.body0, 68]]) {
    const frame = svg("svg", { x: NAMES_WIDTH, y: top, width: kept.width, height: top === 38 ? 30 : kept.height });
    frame.append(...dressed(part).childNodes);
    made.append(frame);
  }
  for (const [row, line] of IN_WORDS.entries()) words(12, kept.height + 82 + 15 * row, line, { "font-size": 10 });
  return made;
}
