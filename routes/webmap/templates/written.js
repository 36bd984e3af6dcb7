// @ts-check
// How numbers and dates are written, by CLDR: not all browsers know all languages of the map.
/**
 * @typedef {object} Written
 * @property {(text: string) => string} marked  A number as English writes it with the marks of the language.
 * @property {(value: number) => string} short  With at most one decimal of its size, as charts have it: routes/charts/shortened.py.
 * @property {(text: string) => string} date  An ISO date as far as it is known: a year, a month, a day.
 */
corridor.feature("written", ["page"], () => {
  const { marks, sizes, dates } = corridor.data.written;
  const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

  /** @type {Written["marked"]} */
  const marked = (text) => text.replace(/[.,]/g, (mark) => marks[mark === "." ? 0 : 1]);
  /** @type {Written["short"]} */
  function short(value) {
    const [size, word] = sizes.find(([size]) => value >= size) ?? [1, ""];
    return `${marked(plain.format(value / size))}${word}`;
  }
  /** @type {Written["date"]} */
  function date(text) {
    const [year, month, day] = text.split("-");
    const patterns = day ? dates.day : dates.month;
    const pattern = month ? patterns[Number(month) - 1] : "{y}";
    return pattern.replace("{y}", year).replace("{d}", String(Number(day)));
  }

  return { marked, short, date };
});
