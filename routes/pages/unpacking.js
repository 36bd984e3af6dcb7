// @ts-check
// How what is long comes into the page: packed.
/**
 * @param {string} text  Base64 of JSON in zlib's format (RFC 1950), which takes a quarter of the room.
 * @returns {Promise<any>}
 */
function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}
