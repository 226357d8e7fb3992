// Stands in for `WeakMap` in the bundle. The rules keep what they know of a file by its tree, which the cache of
// parsed files keeps alive: each mutant must find nothing of what another one made known.

let generation = 0;

/** Empties every map. */
export function forgetAll() {
  generation += 1;
}

class ForgetfulWeakMap {
  #entries = new Map();
  #generation = generation;

  get #current() {
    if (this.#generation !== generation) {
      this.#entries = new Map();
      this.#generation = generation;
    }
    return this.#entries;
  }

  get(key) {
    return this.#current.get(key);
  }

  has(key) {
    return this.#current.has(key);
  }

  set(key, value) {
    this.#current.set(key, value);
    return this;
  }
}

export { ForgetfulWeakMap as WeakMap };
