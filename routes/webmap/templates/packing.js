// @ts-check
// How data and scripts arrive: packed.
const packing = (() => {
  /**
   * @param {string} text  Base64 of JSON in zlib's format (RFC 1950), which takes a quarter of the room.
   * @returns {Promise<any>}
   */
  async function unpack(text) {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
    const stream = new DecompressionStream("deflate");
    const writer = stream.writable.getWriter();
    writer.write(bytes).catch(() => {}); // what is spoilt is told where it is read
    writer.close().catch(() => {});
    return new Response(stream.readable).json();
  }

  return { unpack };
})();
