// @ts-check
// What the browser keeps for a reader. Within another page it may refuse to: then nothing is kept, and nothing fails.
const memory = Object.freeze({
  /** @type {(key: string) => string | null} */
  recall(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  /** @type {(key: string, text: string) => boolean} */
  keep(key, text) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  },
  /** @type {(start: string) => void} */
  forget(start) {
    try {
      const kept = Object.keys(localStorage).filter((key) => key.startsWith(start));
      for (const key of kept) localStorage.removeItem(key);
    } catch {
      // nothing is kept
    }
  },
});
