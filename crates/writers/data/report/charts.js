// Pictures, each with its numbers as a table.

const WIDTH = 480;

function figure(title, explanation, picture, headers, rows) {
  return h("figure", {},
    h("figcaption", {}, h("h2", {}, title), explanation && h("p", {}, explanation)),
    picture,
    h("details", {}, h("summary", {}, t("as-table")), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title },
      h("table", {},
        h("thead", {}, h("tr", {}, headers.map((header) => h("th", { scope: "col" }, header)))),
        h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, at) => h(at ? "td" : "th", at ? {} : { scope: "row" },
          typeof cell === "number" ? count(cell) : textOf(cell))))))))));
}

const picture = (label, height, ...children) =>
  s("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": label }, children);

function label(text, most = 26) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

// Stacked bars: rows of [name, [[class, number]…]].
function stackedBars(name, rows) {
  const [left, right, step] = [150, 10, 30];
  const most = Math.max(1, ...rows.map(([, parts]) => parts.reduce((sum, [, number]) => sum + number, 0)));
  const scale = (WIDTH - left - right) / most;
  return picture(name, rows.length * step + 4, rows.map(([title, parts], at) => {
    let x = left;
    return s("g", {},
      s("text", { x: left - 8, y: at * step + 20, "text-anchor": "end" }, title),
      parts.map(([kind, number, says]) => {
        const width = number * scale;
        const bar = s("g", {}, s("rect", { x, y: at * step + 4, width, height: step - 8, class: kind }, s("title", {}, says)),
          width > 26 && s("text", { x: x + width / 2, y: at * step + 20, "text-anchor": "middle", class: "on-bar" }, count(number)));
        x += width;
        return bar;
      }));
  }));
}

// Bars of one kind: rows of [name, number, class], the name above its bar, where there is room for it.
function bars(name, rows) {
  const [right, step] = [60, 36];
  const most = Math.max(1, ...rows.map(([, number]) => number));
  const scale = (WIDTH - right) / most;
  return picture(name, rows.length * step + 4, rows.map(([title, number, kind], at) => s("g", {},
    s("text", { x: 0, y: at * step + 14 }, label(title, 64), s("title", {}, title)),
    s("rect", { x: 0, y: at * step + 19, width: Math.max(1, number * scale), height: 12, class: kind }),
    s("text", { x: number * scale + 6, y: at * step + 30 }, count(number)))));
}

// English terms to the left, their Turkish twins to the right, as long as they are frequent.
function mirroredBars(name, rows) {
  const [room, step, gap] = [50, 36, 6];
  const middle = WIDTH / 2;
  const most = Math.max(1, ...rows.flatMap(([, , english, turkish]) => [english, turkish]));
  const scale = (middle - room) / most;
  const half = (text, number, at, kind, by) => {
    const anchor = by < 0 ? "end" : "start";
    const width = number * scale;
    return [
      text && s("text", { x: middle + by * gap, y: at * step + 14, "text-anchor": anchor }, label(text, 32), s("title", {}, text)),
      s("rect", { x: by < 0 ? middle - width : middle, y: at * step + 19, width, height: 12, class: kind }, s("title", {}, `${text}: ${count(number)}`)),
      text && s("text", { x: middle + by * (width + gap), y: at * step + 30, "text-anchor": anchor }, count(number)),
    ];
  };
  return picture(name, rows.length * step + 4, rows.map(([english, turkish, one, other], at) => s("g", {},
    half(english, one, at, "english", -1), half(turkish, other, at, "turkish", 1))));
}

// Columns of numbers from 0 to 1; few beside many are seen too.
function histogram(name, numbers) {
  const [top, height, foot] = [14, 160, 22];
  const most = Math.max(1, ...numbers);
  const width = WIDTH / numbers.length;
  const axis = (text, x, anchor) => s("text", { x, y: height + foot - 6, "text-anchor": anchor }, text);
  const column = (number, at) => {
    const tall = number && Math.max(3, (number / most) * (height - top));
    return [
      s("rect", { x: at * width + 1, y: height - tall, width: width - 2, height: tall, class: band((at + 0.5) / numbers.length) },
        s("title", {}, `${decimal(at / numbers.length)}–${decimal((at + 1) / numbers.length)}: ${count(number)}`)),
      number > 0 && s("text", { x: (at + 0.5) * width, y: height - tall - 3, "text-anchor": "middle", class: "tiny" }, compact(number)),
    ];
  };
  return picture(name, height + foot, numbers.map(column),
    s("line", { x1: 0, x2: WIDTH, y1: height, y2: height, class: "axis" }),
    axis("0", 0, "start"), axis(decimal(0.5, 1), WIDTH / 2, "middle"), axis("1", WIDTH, "end"));
}

// Points of [x, y, document]; a point leads to its document.
function scatter(name, points, titles) {
  const [size, left, foot] = [300, 46, 34];
  const most = Math.max(10, ...points.map(([x, y]) => Math.max(x, y)));
  const at = (number) => (number / most) * (size - 10);
  const x = (number) => left + at(number) * ((WIDTH - left - 10) / (size - 10));
  const y = (number) => size - at(number);
  const step = 10 ** Math.floor(Math.log10(most)) / (most / 10 ** Math.floor(Math.log10(most)) < 3 ? 2 : 1);
  const ticks = Array.from({ length: Math.floor(most / step) }, (_, tick) => (tick + 1) * step);
  return picture(name, size + foot,
    s("line", { x1: x(0), y1: y(0), x2: x(most), y2: y(most), class: "axis dashed" }),
    s("line", { x1: left, x2: left, y1: 0, y2: size, class: "axis" }),
    s("line", { x1: left, x2: WIDTH, y1: size, y2: size, class: "axis" }),
    ticks.map((tick) => [
      s("text", { x: x(tick), y: size + 14, "text-anchor": "middle" }, count(tick)),
      s("text", { x: left - 6, y: y(tick) + 4, "text-anchor": "end" }, count(tick)),
    ]),
    s("text", { x: WIDTH, y: size + 30, "text-anchor": "end" }, titles[0]),
    s("text", { x: left + 6, y: 10 }, titles[1]),
    points.map(([english, turkish, document_]) => s("circle", {
      cx: x(english), cy: y(turkish), r: 3.5, class: "point", "data-document": document_,
    })));
}
