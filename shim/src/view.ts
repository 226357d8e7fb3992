/** Makes what a view shows of a property out of the property's value, an object or a function. */
export type Show = (value: never) => unknown;

/**
 * A view of an object that shows some of its properties differently. Methods and getters run on the object itself, since
 * its private fields know only that.
 *
 * @param shows - By property. A property that the object does not have, the view does not have either.
 */
export function view<T extends object>(target: T, shows: Readonly<Record<string, Show>>): T {
  // So that a property is the same object each time it is read, for as long as the target's is.
  const shown = new Map<PropertyKey, { readonly value: unknown; readonly as: unknown }>();

  function show(key: PropertyKey, value: unknown): unknown {
    if (typeof value !== "function" && (typeof value !== "object" || value === null)) return value;
    if (Object.hasOwn(shows, key)) return shows[key as string]?.(value as never);
    // The constructor is for its static members, and what is set on the object itself is no method of its class.
    return typeof value === "function" && key !== "constructor" && !Object.hasOwn(target, key)
      ? (value.bind(target) as unknown)
      : value;
  }

  return new Proxy(target, {
    get(_, key) {
      const value: unknown = Reflect.get(target, key);
      let entry = shown.get(key);
      if (!entry || entry.value !== value) {
        entry = { value, as: show(key, value) };
        shown.set(key, entry);
      }
      return entry.as;
    },
    set: (_, key, value) => Reflect.set(target, key, value),
  });
}
