// @ts-check
// Which form of a word goes with a number, by the rules of CLDR that the browser knows: routes/plurals.py.
/** @typedef {{agreed: (text: string, count: number) => string}} Plurals  Of each word with forms, [day|days], the one for a number as it is shown. */
corridor.feature("plurals", ["page"], () => {
  const ORDER = ["zero", "one", "two", "few", "many", "other"];
  const FORMS = /\[([^\][{}|]*(?:\|[^\][{}|]*)+)\]/g;

  /** @type {Plurals["agreed"]} */
  function agreed(text, count) {
    const rules = new Intl.PluralRules(corridor.data.lang);
    const known = new Set(/** @type {string[]} */ (rules.resolvedOptions().pluralCategories));
    const at = ORDER.filter((one) => known.has(one)).indexOf(rules.select(Math.abs(count)));
    return text.replace(FORMS, (_, listed) => {
      const forms = listed.split("|");
      return forms[Math.min(at, forms.length - 1)];
    });
  }

  return { agreed };
});
