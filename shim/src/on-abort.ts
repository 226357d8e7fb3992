/** What is to be called for a signal, and the one listener that calls it. */
interface Waiting {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const waitingFor = /* @__PURE__ */ new WeakMap<AbortSignal, Waiting>();

/**
 * Calls `callback` when `signal` aborts, with one listener a signal: a server that hands its shutdown signal to a
 * thousand polls gets no `MaxListenersExceededWarning` from Node.
 *
 * @returns Takes the callback back, and with the last one the listener.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, listener } = waitingFor.get(signal) ?? listen(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) {
      signal.removeEventListener("abort", listener);
      waitingFor.delete(signal);
    }
  };
}

function listen(signal: AbortSignal): Waiting {
  const callbacks = new Set<() => void>();
  const listener = (): void => {
    // A copy, for a callback takes itself back.
    for (const callback of [...callbacks]) callback();
  };
  signal.addEventListener("abort", listener);
  const waiting = { callbacks, listener };
  waitingFor.set(signal, waiting);
  return waiting;
}
