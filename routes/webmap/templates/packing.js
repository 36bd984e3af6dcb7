// @ts-check
// How the data arrive: packed, in two parts, and never changed afterwards.
const packing = (() => {
  /** @type {<T>(value: T) => T} */
  const frozen = (value) => {
    if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };

  /**
   * @param {string} text  Base64 of JSON in zlib's format (RFC 1950), which takes a quarter of the room.
   * @returns {Promise<any>}
   */
  function unpack(text) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).json();
  }
  /**
   * Adds the rest of the data to what is there for the first look, and closes it.
   * @param {Payload} data
   * @param {Payload} rest  Its subjects have their passports only.
   */
  function join(data, { subjects, ...rest }) {
    Object.assign(data, rest);
    for (const [id, passport] of Object.entries(subjects))
      Object.assign(data.subjects[id], passport);
    frozen(data);
  }

  /**
   * Runs a packed script; the file's policy knows the hash of each.
   * @param {string} text
   */
  function run(text) {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  }

  return { unpack, join, run };
})();
