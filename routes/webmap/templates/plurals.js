// @ts-check
// Which form of a word goes with a number, by the rules of CLDR that the browser knows: routes/plurals.py.
/** @typedef {{agreed: (text: string, count: number) => string}} Plurals  Of each word with forms, [day|days], the one for a number as it is shown. */
corridor.feature("plurals", ["page"], () => {
  const ORDER = ["zero", "one", "two", "few", "many", "other"];
  const FORMS = /\[([^\][{}|]*(?:\|[^\][{}|]*)+)\]/g;

  const { lang } = corridor.data;
  const type = lang === "az" ? "ordinal" : "cardinal"; // the ending of a year
  const rules = new Intl.PluralRules(lang, { type }); // once: each number that is shown asks
  const known = new Set(/** @type {string[]} */ (rules.resolvedOptions().pluralCategories));
  const categories = ORDER.filter((one) => known.has(one));

  /** @type {Plurals["agreed"]} */
  function agreed(text, count) {
    if (!text.includes("[")) return text;
    const at = categories.indexOf(rules.select(Math.abs(count)));
    return text.replace(FORMS, (_, listed) => {
      const forms = listed.split("|");
      return forms[Math.min(at, forms.length - 1)];
    });
  }

  return { agreed };
});
