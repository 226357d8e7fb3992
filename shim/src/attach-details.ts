/** Marks an error that stands for a failed run. Registered, so that two copies of this package know each other's. */
export const failedResponse: unique symbol = /* @__PURE__ */ Symbol.for("openai-background-errors");

/** Adds a property that printing or serialising the error does not show. */
export function hide(error: Error, key: PropertyKey, value: unknown): void {
  Object.defineProperty(error, key, { value, writable: true, configurable: true });
}
