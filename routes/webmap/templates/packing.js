// @ts-check
// How scripts and data arrive: packed, the lines first, and never changed afterwards.
const packing = (() => {
  /** @type {Payload} */
  let first;

  /** @type {<T>(value: T) => T} */
  const frozen = (value) => {
    if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };

  /**
   * Unpacks a part of the file: base64 of JSON in zlib's format (RFC 1950), which takes a quarter of the room.
   * @param {"data" | "map" | "rails" | "ground" | "rest" | "script"} name
   * @returns {Promise<any>}
   */
  async function part(name) {
    const text = document.getElementById(`corridor-${name}`)?.textContent ?? "";
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
    const stream = new DecompressionStream("deflate");
    const writer = stream.writable.getWriter();
    writer.write(bytes).catch(() => {}); // what is spoilt is told where it is read
    writer.close().catch(() => {});
    return new Response(stream.readable).json();
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
   * Runs a script; the file's policy knows the hash of each.
   * @param {string} text
   */
  function run(text) {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  }

  // The first part of the data and what draws lines with it; then most lines, then the ground, the places and all else.
  async function open() {
    let map;
    [first, map] = await Promise.all([part("data"), part("map")]);
    run(map);
    run(await part("rails"));
    run(await part("ground"));
  }
  const told = document.getElementById("told");
  open().catch((error) => told?.append(`Error: ${error.message}`));

  return { first: () => first, part, join, run };
})();
